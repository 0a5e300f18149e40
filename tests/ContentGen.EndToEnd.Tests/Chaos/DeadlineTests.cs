using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using ContentGen.EndToEnd.Tests.Api;
using ContentGen.EndToEnd.Tests.Chaos.Report;
using ContentGen.EndToEnd.Tests.Chaos.Runs;
using ContentGen.EndToEnd.Tests.Chaos.Scenarios;

namespace ContentGen.EndToEnd.Tests.Chaos;

/// <summary>
/// Runs whose time is over before their agents are done still deliver, within the limit, and nothing of them goes on afterwards.
/// </summary>
[Collection(Undisturbed.Name)]
public sealed class DeadlineTests(DeadlineTests.OutOfTime outOfTime, ITestOutputHelper output) : IClassFixture<DeadlineTests.OutOfTime>
{
    private const string Hanging = "everything hangs";
    private const string Erring = "errors and pauses";

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(45);

    private static readonly TimeSpan Attempt = TimeSpan.FromSeconds(20);

    // Well before the attempts and pauses that would be left.
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(15);

    [Fact]
    public void TimeIsOver_EveryRunDeliversWithinTheDeadline()
    {
        if (GenuineStorage.WhyMissing is { } whyNot)
        {
            Assert.Skip(whyNot);
        }

        ChaosReport.Present(
            "out of time", [.. outOfTime.Outcomes.Select(outcome => Rows.Within(Deadline, outcome.Name, outcome.Runs, null, []))], output);
    }

    [Theory]
    [InlineData(Hanging, true)]
    [InlineData(Erring, false)]
    public void TimeIsOver_NoAttemptIsMadeAfterDeliveryAndTheInstancesEndWithTheLastOne(string name, bool hangs)
    {
        var outcome = Of(name);
        var latest = hangs ? Attempt + Soon : Soon;

        Assert.All(outcome.Instances, instance => Assert.Equal("Completed", instance.GetProperty("runtimeStatus").GetString()));
        Assert.Equal(0, outcome.CallsAfterDelivery);
        Assert.True(
            outcome.EndedAfterDelivery < latest, $"The instances ended {outcome.EndedAfterDelivery.TotalSeconds:0.0} s after delivery.");
    }

    [Fact]
    public void EverythingHangs_TheBriefIsAnEmergencyBriefThatSaysWhy() =>
        Assert.All(Of(Hanging).Runs.Select(run => run.Brief!.Value), brief =>
    {
        Assert.True(brief.GetProperty("emergency").GetBoolean());
        Assert.NotEmpty(brief.GetProperty("script").GetString()!);
        Assert.NotEmpty(brief.GetProperty("errors").EnumerateArray());
    });

    private Outcome Of(string name)
    {
        if (GenuineStorage.WhyMissing is { } whyNot)
        {
            Assert.Skip(whyNot);
        }

        return outOfTime.Outcomes.Single(outcome => outcome.Name == name);
    }

    /// <param name="Instances">What the management API said of the runs at the end.</param>
    internal sealed record Outcome(
        string Name, WatchedRun[] Runs, JsonElement[] Instances, int CallsAfterDelivery, TimeSpan EndedAfterDelivery);

    /// <summary>The scenarios side by side: nearly all of their time is waiting.</summary>
    public sealed class OutOfTime : IAsyncLifetime
    {
        // Attempts and pauses would go on for far longer than a run.
        private static readonly (string, string)[] Settings =
        [
            ("ContentGen__AgentTimeout", $"{Attempt:c}"), ("ContentGen__RunDeadline", $"{Deadline:c}"),
            ("ContentGen__CircuitBreaker__FailureThreshold", "100"),
            ("ContentGen__Retry__FirstRetryInterval", "00:00:05"), ("ContentGen__Retry__MaxRetryInterval", "00:00:05"),
            ("ContentGen__Retry__BackoffCoefficient", "1"), ("ContentGen__Retry__MaxAttempts", "10"),
        ];

        /// <summary>Empty when the durable store that was asked for cannot be had.</summary>
        internal Outcome[] Outcomes { get; private set; } = [];

        public async ValueTask InitializeAsync()
        {
            if (GenuineStorage.WhyMissing is not null)
            {
                return;
            }

            Outcomes = await Task.WhenAll(
                RunAsync(Hanging, FaultPlans.Down(FaultPlans.Services, "hang")),
                RunAsync("the audio hangs", FaultPlans.Down(["polly"], "hang")),
                RunAsync(Erring, FaultPlans.Down(["bedrock", "polly"], "error")));
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private static async Task<Outcome> RunAsync(string name, JsonObject faults)
        {
            using var folder = new TemporaryFolder();
            await using var app = await GenuineStorage.StartAsync(
                Path.Combine(folder.Path, "data"), Settings, folder.File("news.json", NewsPages.ToJson()));

            // A time limit is for a program that is warm. Nothing of this brief can stand in for another one.
            await app.FollowAsync(await app.StartRunAsync(new { categories = new[] { "technology" }, maxStories = 1 }));
            await app.PrepareAsync(faults);

            var runs = await Crowd.StartAsync(app, ChaosSettings.Runs);
            await Crowd.FollowAsync(app, runs);
            var (calls, ending) = (app.Calls, Stopwatch.StartNew());
            var instances = await Task.WhenAll(runs.Select(run => app.Http.EndedAsync(run.RunId)));
            var ended = ending.Elapsed;
            await Crowd.FetchAsync(app, runs);
            return new(name, runs, instances, app.Calls - calls, ended);
        }
    }
}
