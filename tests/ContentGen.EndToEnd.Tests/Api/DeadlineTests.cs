using System.Diagnostics;
using System.Text.Json;

namespace ContentGen.EndToEnd.Tests.Api;

/// <summary>Runs whose time is over deliver within it, and nothing of them goes on afterwards.</summary>
[Collection(Undisturbed.Name)]
public sealed class DeadlineTests(DeadlineTests.Runs runs) : IClassFixture<DeadlineTests.Runs>
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    // Well behind an attempt's limit, and well before the attempts and pauses that would be left.
    private static readonly TimeSpan SoonAfterDelivery = TimeSpan.FromSeconds(15);

    [SkippableFact]
    public void Run_ErrorsAndPausesUpToTheDeadline_DeliversInTimeAndNoAttemptIsMadeAfterwards() => AssertEnded(runs.Erring);

    [SkippableFact]
    public void Run_EverythingHangs_DeliversInTimeAndNoAttemptIsMadeAfterwards()
    {
        AssertEnded(runs.Hanging);
        var brief = runs.Hanging!.Brief;
        Assert.True(brief.GetProperty("emergency").GetBoolean());
        Assert.NotEmpty(brief.GetProperty("script").GetString()!);
        Assert.NotEmpty(brief.GetProperty("errors").EnumerateArray());
    }

    private static void AssertEnded(Outcome? outcome)
    {
        Skip.If(outcome is null, Azurite.WhyNot);
        var took = outcome.Status.GetProperty("lastUpdated").GetDateTimeOffset() - outcome.Status.GetProperty("startedAt").GetDateTimeOffset();
        Assert.InRange(took, Deadline / 2, Deadline);
        Assert.Equal("Completed", outcome.Instance.GetProperty("runtimeStatus").GetString());
        Assert.Equal(0, outcome.CallsAfterDelivery);
        Assert.True(outcome.EndedAfterDelivery < SoonAfterDelivery, $"The instance ended {outcome.EndedAfterDelivery.TotalSeconds:0.0} s after delivery.");
    }

    /// <param name="Status">The last status.</param>
    /// <param name="Instance">What the management API said at the end.</param>
    public sealed record Outcome(JsonElement Status, JsonElement Brief, JsonElement Instance, int CallsAfterDelivery, TimeSpan EndedAfterDelivery);

    /// <summary>Both runs at once: nearly all of their time is waiting.</summary>
    public sealed class Runs : IAsyncLifetime
    {
        private static readonly (string, string)[] Settings =
        [
            ("ContentGen__AgentTimeout", $"{Deadline:c}"), ("ContentGen__RunDeadline", $"{Deadline:c}"),
            ("ContentGen__CircuitBreaker__FailureThreshold", "100"),
            ("ContentGen__Retry__FirstRetryInterval", "00:00:05"), ("ContentGen__Retry__MaxRetryInterval", "00:00:05"),
            ("ContentGen__Retry__BackoffCoefficient", "1"), ("ContentGen__Retry__MaxAttempts", "10"),
        ];

        /// <summary>Null when the store that was asked for cannot be had, as <see cref="Hanging"/>.</summary>
        public Outcome? Erring { get; private set; }

        public Outcome? Hanging { get; private set; }

        public async Task InitializeAsync()
        {
            try
            {
                var outcomes = await Task.WhenAll(
                    RunAsync(new { bedrock = new { mode = "error" }, polly = new { mode = "error" } }),
                    RunAsync(new { bedrock = new { mode = "hang" }, polly = new { mode = "hang" }, newsapi = new { mode = "hang" } }));
                (Erring, Hanging) = (outcomes[0], outcomes[1]);
            }
            catch (SkipException)
            {
                // A fixture cannot skip; its tests do.
            }
        }

        public Task DisposeAsync() => Task.CompletedTask;

        private static async Task<Outcome> RunAsync(object faults)
        {
            using var data = new TemporaryFolder();
            await using var app = await GenuineStorage.StartAsync(data.Path, Settings);
            await app.FollowAsync(await app.StartRunAsync(new { maxStories = 1 })); // Cold, a program takes seconds for what it does in time here.
            await app.SetFaultsAsync(faults);
            var runId = await app.StartRunAsync(new { forceFresh = true });
            var status = (await app.FollowAsync(runId))[^1];
            var calls = app.Calls;
            var ending = Stopwatch.StartNew();
            var instance = await app.Http.EndedAsync(runId);
            return new(status, await app.BriefAsync(runId), instance, app.Calls - calls, ending.Elapsed);
        }
    }
}
