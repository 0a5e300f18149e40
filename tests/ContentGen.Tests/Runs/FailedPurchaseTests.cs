using ContentGen.Agents;
using ContentGen.Agents.WeekendEvents;
using ContentGen.Cost;
using ContentGen.Failures;
using ContentGen.Sections;
using ContentGen.Speech;

namespace ContentGen.Tests.Runs;

/// <summary>Attempts that failed after something was bought: the run pays for them, and says so.</summary>
public sealed class FailedPurchaseTests
{
    private const string Weekend = "/WEEKEND_EVENTS";

    private static readonly RunCost Healthy = new(6 * 250, 6 * 80, 60, 6 * 0.0105m, 0.06m);
    private int _attempts;

    [Fact]
    public async Task Run_InvalidOutput_TokensAreInTheCostAndNotInTheWords()
    {
        var harness = Failing(new InvalidOutputException("The answer is invalid."), tokens: 1_000);

        var result = await harness.Start();

        Assert.Equal(Healthy.InputTokens - 250 + 1_000, result.Brief.Cost!.InputTokens);
        Assert.Equal(Healthy.ModelUsd - 0.0105m + 0.01m, result.Brief.Cost.ModelUsd);
        Assert.Equal("The answer is invalid.", Assert.Single(result.Brief.Errors).Message);
        Assert.Equal("The answer is invalid.", result.Brief.Sections[SectionName.WeekendRecommendations].Reason);
        Assert.All(harness.Statuses.SelectMany(status => status.Agents), agent => Assert.DoesNotContain("receipt", agent.Error ?? ""));
        Assert.Equal(0.21m, Spent(harness, Weekend));
    }

    [Fact]
    public async Task Run_FailedAttemptsCostMoreThanWasSetAside_TheBudgetKnows()
    {
        var harness = Failing(new InvalidOutputException("The answer is invalid."), tokens: 30_000);

        var result = await harness.Start();

        Assert.Equal(0.3m, Spent(harness, Weekend));
        Assert.Equal(result.Brief.Cost!.Usd, harness.Budget.SpentUsd());
    }

    [Fact]
    public async Task Run_LaterAttemptSucceeds_AllOfThemArePaid()
    {
        var harness = Failing(new ServiceTimeoutException("The repair turn was too slow."), tokens: 1_000, failures: 2);

        var result = await harness.Start();

        Assert.Equal(Healthy.InputTokens + 2_000, result.Brief.Cost!.InputTokens);
        Assert.Equal(0.0105m + 0.02m, Spent(harness, Weekend));
        Assert.Equal(result.Brief.Cost.Usd, harness.Budget.SpentUsd());
    }

    [Fact]
    public async Task Run_EveryAttemptFails_EachIsCountedOnce()
    {
        var harness = Failing(new ExternalServiceException("Down."), tokens: 1_000);

        var result = await harness.Start();

        Assert.Equal(Healthy.InputTokens - 250 + 4_000, result.Brief.Cost!.InputTokens);
    }

    [Fact]
    public async Task Run_AttemptThatTellsNothing_CostsNothingThatIsKnown()
    {
        var harness = SampleRun.WithBudget(10m)
            .Fails(nameof(AgentActivities.SuggestWeekendEvents), new ServiceTimeoutException("Too slow."));

        var result = await harness.Start();

        Assert.Equal(Healthy.InputTokens - 250, result.Brief.Cost!.InputTokens);
        Assert.Equal(0.21m, Spent(harness, Weekend));
    }

    [Fact]
    public async Task Run_FailureSharedWithAnotherRun_IsTheOthersToPay()
    {
        var harness = Failing(new InvalidOutputException("The answer is invalid."), tokens: 1_000, payer: "run-2");

        var result = await harness.Start();

        Assert.Equal(Healthy.InputTokens - 250, result.Brief.Cost!.InputTokens);
    }

    [Fact]
    public async Task Run_SpeechFailsHalfWay_CharactersAreInTheCost()
    {
        var failure = new MisconfiguredException("No such voice.") { Receipt = new("1", "run-1", null, "neural", 13) };
        var harness = SampleRun.WithBudget(10m).Fails(SynthesizeSpeechActivity.FunctionName, failure);

        var result = await harness.Start();

        Assert.Equal((13, 0.013m), (result.Brief.Cost!.Characters, result.Brief.Cost.SpeechUsd));
    }

    [Fact]
    public async Task Run_TimeIsOverBeforeAStepBegins_NothingIsChargedForIt()
    {
        var harness = SampleRun.WithBudget(10m)
            .Under(settings => settings with { AgentTimeout = TimeSpan.FromMinutes(5) })
            .Hangs(nameof(AgentActivities.GenerateScript));

        var running = harness.Start();
        harness.Advance(TimeSpan.FromSeconds(285));
        await running;

        Assert.NotEqual(0m, Spent(harness, "/SCRIPT_GENERATOR"));
        Assert.Equal(0m, Spent(harness, "/audio"));
    }

    private RunHarness Failing(CategorizedException failure, int tokens, int failures = 4, string payer = "run-1") =>
        SampleRun.WithBudget(10m).On<AgentCall<WeekendEventsInput>>(nameof(AgentActivities.SuggestWeekendEvents), _ =>
        {
            if (++_attempts > failures)
            {
                return new AgentResult<WeekendEventsOutput>(
                    new([new("Walk", "By the river.", "outdoors")]), new("model", "1", 1000, 250, 80, false, 12));
            }

            failure.Receipt = new($"{_attempts}", payer, new ModelUsage("model", "1", 500, tokens, 0, false, 12));
            throw failure;
        });

    private static decimal Spent(RunHarness harness, string step) =>
        harness.Budget.Open.Concat(harness.Budget.Latest).Single(entry => entry.Id.EndsWith(step, StringComparison.Ordinal)).Usd;
}
