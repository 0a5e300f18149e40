using System.Globalization;
using System.Text.Json;
using ContentGen.Failures;
using ContentGen.Learning;
using ContentGen.Runs;
using Microsoft.DurableTask;
using CoreTaskFailedException = DurableTask.Core.Exceptions.TaskFailedException;

namespace ContentGen.Tests.Runs;

/// <summary>What a step's policy answers the engine.</summary>
public sealed class StepRetryTests
{
    private static readonly RunSettings Settings = new(
        TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(90), 4, TimeSpan.FromSeconds(8), 1, TimeSpan.FromSeconds(8));

    private static readonly AgentExpectation Expected = new(TimeSpan.FromSeconds(6), 1, Settings.AgentTimeout, 4);

    private readonly List<int> _retried = [];
    private DateTime _now = new(2026, 3, 2, 7, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Handle_TimeForAnotherAttempt_Retries()
    {
        var (_, policy) = Begin(TimeSpan.FromSeconds(60));

        Assert.True(FailAfter(policy, TimeSpan.FromSeconds(1)));
        Assert.Equal([1], _retried);
    }

    [Fact]
    public void Handle_PauseOutlastsTheStep_MakesNoFurtherAttempt()
    {
        var (retry, policy) = Begin(TimeSpan.FromSeconds(60));

        Assert.False(FailAfter(policy, TimeSpan.FromSeconds(56)));
        Assert.Empty(_retried);
        Assert.Equal((1, 1), (retry.AttemptsWhenFailed, retry.AttemptsBegunByNow));
    }

    [Fact]
    public void Handle_GivenUp_MakesNoFurtherAttemptAndTellsNobody()
    {
        var (retry, policy) = Begin(TimeSpan.FromSeconds(60));

        retry.GiveUp();

        Assert.False(FailAfter(policy, TimeSpan.FromSeconds(1)));
        Assert.Empty(_retried);
    }

    /// <summary>A killed instance's message is hidden for as long as host.json says; then another one does the whole attempt.</summary>
    [Theory]
    [InlineData(0.1)]
    [InlineData(20)]
    [InlineData(90)]
    [InlineData(300)]
    public void AttemptEndsBy_AnyLimit_LeavesTimeForTheAttemptOfAnotherInstance(double seconds)
    {
        var limit = TimeSpan.FromSeconds(seconds);
        var provider = HostJson().GetProperty("extensions").GetProperty("durableTask").GetProperty("storageProvider");
        TimeSpan Setting(string name) => TimeSpan.Parse(provider.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);

        var retry = new StepRetry(Settings, Expected with { AttemptTimeout = limit }, TimeSpan.FromMinutes(5), () => _now, (_, _) => { });

        Assert.Equal(TimeSpan.FromMinutes(1), Setting("workItemQueueVisibilityTimeout"));
        Assert.Equal(TimeSpan.FromMinutes(1), Setting("controlQueueVisibilityTimeout"));
        Assert.True(
            retry.AttemptEndsBy - _now > Setting("workItemQueueVisibilityTimeout") + Setting("maxQueuePollingInterval") + limit,
            $"An attempt of {limit} is given up after {retry.AttemptEndsBy - _now}.");
    }

    private static JsonElement HostJson() =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "host.json"))).RootElement;

    private (StepRetry Retry, RetryPolicy Policy) Begin(TimeSpan budget)
    {
        var retry = new StepRetry(Settings, Expected, budget, () => _now, (attempt, _) => _retried.Add(attempt));
        return (retry, retry.OptionsFor("run-1", "WEEKEND_EVENTS").Retry!.Policy!);
    }

    private bool FailAfter(RetryPolicy policy, TimeSpan time)
    {
        _now += time;
        var failure = new ExternalServiceException("Down.");
        return policy.Handle(new CoreTaskFailedException(failure.Message) { FailureDetails = new(failure) });
    }
}
