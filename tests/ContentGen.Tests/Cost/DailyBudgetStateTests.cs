using System.Text.Json;
using ContentGen.Cost;
using CsCheck;

namespace ContentGen.Tests.Cost;

public sealed class DailyBudgetStateTests
{
    [Fact]
    public void Reserve_WithinBudget_Allowed()
    {
        var (next, answer) = new DailyBudgetState().Reserve(new("run-1/AUDIO", 0.4m, 1m));

        Assert.Equal(new BudgetAnswer(true, 0.4m), answer);
        Assert.Equal(0.4m, next.SpentUsd());
    }

    [Fact]
    public void Reserve_BeyondBudget_RefusedAndNothingKept()
    {
        var (state, _) = new DailyBudgetState().Reserve(new("run-1/a", 0.7m, 1m));

        var (next, answer) = state.Reserve(new("run-1/b", 0.4m, 1m));

        Assert.Equal(new BudgetAnswer(false, 0.7m), answer);
        Assert.Same(state, next);
    }

    [Fact]
    public void Reserve_SameIdAgain_SameAnswerWithoutASecondEffect()
    {
        var (state, first) = new DailyBudgetState().Reserve(new("run-1/a", 0.7m, 1m));

        var (next, second) = state.Reserve(new("run-1/a", 0.7m, 1m));

        Assert.Equal(first, second);
        Assert.Same(state, next);
    }

    [Fact]
    public void Settle_LessThanReserved_FreesTheRest()
    {
        var (state, _) = new DailyBudgetState().Reserve(new("run-1/a", 0.7m, 1m));

        var settled = state.Settle(new("run-1/a", 0.1m, 1m));
        var again = settled.Settle(new("run-1/a", 0.1m, 1m));

        Assert.Equal(0.1m, again.SpentUsd());
        Assert.True(again.Reserve(new("run-1/b", 0.9m, 1m)).Answer.Allowed);
    }

    [Fact]
    public void Settle_ADayOfRuns_KeepsASumAndAFewIds()
    {
        var state = new DailyBudgetState();
        for (var number = 0; number < 5_000; number++)
        {
            var charge = new BudgetCharge($"run-{number}/a", 0.002m, 100m);
            state = state.Reserve(charge).Next;
            state = state.Settle(charge with { Usd = 0.001m });
        }

        Assert.Equal(5m, state.SpentUsd());
        Assert.InRange(JsonSerializer.SerializeToUtf8Bytes(state).Length, 1, 16 * 1024);
    }

    [Fact]
    public void Reserve_RunsThatNeverSettle_StaySpentAndBounded()
    {
        var state = new DailyBudgetState();
        for (var number = 0; number < 2_000; number++)
        {
            state = state.Reserve(new($"run-{number}/a", 0.01m, 100m)).Next;
        }

        Assert.Equal(20m, state.SpentUsd());
        Assert.Equal(DailyBudgetState.MostOpen, state.Open.Count);
        Assert.False(state.Reserve(new("run/b", 80.01m, 100m)).Answer.Allowed);
    }

    [Fact]
    public void Settle_ToldAgainWithAnotherPrice_TheLaterOneCounts()
    {
        var settled = new DailyBudgetState().Settle(new("run-1/a", 0.1m, 1m));

        var again = settled.Settle(new("run-1/a", 0.3m, 1m));

        Assert.Equal(0.3m, again.SpentUsd());
        Assert.Equal(new BudgetAnswer(true, 0.3m), again.Reserve(new("run-1/a", 0.7m, 1m)).Answer);
    }

    [Fact]
    public void Reserve_AnyOrderAndRepetition_NeverBeyondBudget() =>
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, 100]).Array[0, 60].Sample(charges =>
        {
            var state = new DailyBudgetState();
            foreach (var (id, cents) in charges)
            {
                state = state.Reserve(new($"run/{id}", cents / 100m, 2m)).Next;
            }

            Assert.InRange(state.SpentUsd(), 0m, 2m);
        });
}
