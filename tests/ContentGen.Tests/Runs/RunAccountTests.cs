using System.Text.RegularExpressions;
using ContentGen.Agents;
using ContentGen.Briefs;
using ContentGen.Cost;
using ContentGen.Failures;
using ContentGen.Runs;
using ContentGen.Sections;
using ContentGen.Speech;

namespace ContentGen.Tests.Runs;

/// <summary>What a run costs, and what it does when the day's budget is used up.</summary>
public sealed class RunAccountTests
{
    [Fact]
    public async Task Run_PricesKnown_BriefSaysWhatItCost()
    {
        var result = await SampleRun.WithBudget(null).Start();

        Assert.Equal(new RunCost(6 * 250, 6 * 80, 60, 6 * 0.0105m, 0.06m), result.Brief.Cost);
        Assert.Equal(0.123m, result.Brief.Cost!.Usd);
    }

    [Fact]
    public async Task Run_PricesUnknown_AmountsWithoutDollars()
    {
        var result = await SampleRun.Healthy().Start();

        Assert.Equal(new RunCost(6 * 250, 6 * 80, 60, null, null), result.Brief.Cost);
    }

    [Fact]
    public async Task Run_WithinBudget_SettlesEveryPurchaseOnTheRunsDay()
    {
        var harness = SampleRun.WithBudget(10m);

        var result = await harness.Start();

        Assert.Equal(BriefStatus.Completed, result.Brief.Status);
        Assert.Equal(result.Brief.Cost!.Usd, harness.Budget.SpentUsd());
        Assert.Empty(harness.Budget.Open);
        Assert.Equal(7, harness.Budget.Latest.Count);
        Assert.Single(harness.Budget.Latest, entry => Regex.IsMatch(entry.Id, "^run-1/[0-9]{9}/NEWS_FETCHER$"));
        Assert.Equal("2026-03-02", harness.BudgetDay);
    }

    [Theory]
    [InlineData(2, SectionSource.Live)]
    [InlineData(10, SectionSource.Derived)]
    public async Task Run_LongScript_IsNotBegunWithABudgetForAShortOne(int minutes, SectionSource source)
    {
        var harness = SampleRun.WithBudget(0.9m);
        harness.Input = harness.Input with { Request = harness.Input.Request with { Minutes = minutes } };

        var result = await harness.Start();

        Assert.Equal(source, result.Brief.Sections[SectionName.Script].Source);
        Assert.InRange(harness.Budget.SpentUsd(), 0, 0.9m);
    }

    [Fact]
    public async Task Run_BudgetUsedUp_BuysNothingAndSaysSo()
    {
        var harness = SampleRun.WithBudget(0m);

        var result = await harness.Start();

        Assert.Equal(BriefStatus.Partial, result.Brief.Status);
        Assert.Equal(RunCost.None, result.Brief.Cost);
        Assert.DoesNotContain(
            harness.Calls, call => AgentPlan.Entries.Any(entry => entry.Activity == call) || call == SynthesizeSpeechActivity.FunctionName);
        Assert.Equal(SectionSource.Derived, result.Brief.Sections[SectionName.Script].Source);
        Assert.Equal(RunAccount.Overspent, result.Brief.Sections[SectionName.Script].Reason);
        Assert.Equal(RunAccount.Overspent, result.Brief.Sections[SectionName.Audio].Reason);
        Assert.Equal(4, result.Brief.NewsItems.Count);
        Assert.Equal(
            [.. AgentPlan.Entries.Select(entry => entry.Name), SectionName.Audio],
            result.Brief.Errors.Select(error => error.Step).OrderBy(StepOrder));
        Assert.All(
            result.Brief.Errors,
            error => Assert.Equal((FailureCategory.Configuration, RunAccount.Overspent), (error.Category, error.Message)));
    }

    [Fact]
    public async Task Run_BudgetRefusesEveryPurchase_NothingIsChargedToTheDay()
    {
        var harness = SampleRun.WithBudget(0m);

        await harness.Start();

        Assert.Equal(0m, harness.Budget.SpentUsd());
    }

    [Fact]
    public async Task Run_BudgetDoesNotAnswer_GoesOn()
    {
        var harness = SampleRun.WithBudget(0m);
        harness.BudgetHangs = true;

        var run = harness.Start();
        for (var step = 0; step < 10 && !run.IsCompleted; step++)
        {
            harness.Advance(TimeSpan.FromSeconds(5));
        }

        Assert.Equal(BriefStatus.Completed, (await run).Brief.Status);
    }

    private static int StepOrder(string step) => AgentPlan.Entries.TakeWhile(entry => entry.Name != step).Count();
}
