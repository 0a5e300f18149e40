namespace ContentGen.ReliabilityTests;

/// <summary>Runs as a client sees them: started, polled, delivered. Requirements 1.1, 3.1 and 6.1 to 6.3.</summary>
[Collection(Validation.Name)]
public sealed class RunTests(Deployment deployment)
{
    [Fact]
    public async Task Runs_PolledToTheirEnd_AreDelivered()
    {
        // Each start is measured by itself; the runs are then followed side by side.
        var following = new List<Task<ValidatedRun>>();
        for (var number = 1; number <= ReliabilitySettings.Runs; number++)
        {
            following.Add(new RunValidation(deployment.Http).FollowAsync(await RunValidation.StartAsync(deployment.Http, stories: 3)));
        }

        var runs = await Task.WhenAll(following);
        foreach (var (index, run) in runs.Index())
        {
            deployment.Report.Add($"run {index + 1}", run);
        }

        var share = runs.Count(run => run.IsDelivered) / (double)runs.Length;
        TimeSpan start = runs.Max(run => run.Start), status = runs.Max(run => run.SlowestStatus);
        Note($"at least 80 % of the runs deliver", $"{share * 100:F0} %", share >= ReliabilitySettings.RequiredShare);
        Note(
            $"a start is answered within {ReliabilitySettings.AnswerLimit.TotalSeconds:F0} s",
            $"{start.TotalMilliseconds:F0} ms at worst",
            start < ReliabilitySettings.AnswerLimit);
        Note(
            $"a status is answered within {ReliabilitySettings.AnswerLimit.TotalSeconds:F0} s",
            $"{status.TotalMilliseconds:F0} ms at worst",
            status < ReliabilitySettings.AnswerLimit);
    }

    /// <summary>Needs the simulator: a deployment's services cannot be told to fail.</summary>
    [Fact]
    public async Task PartialContent_CountsAsDelivered()
    {
        Assert.SkipWhen(deployment.Served is null, "A deployment's services cannot be told to fail.");
        await deployment.Served!.SetFaultsAsync(
            new { bedrock = new { mode = "error", agent = "MEDIA_ENHANCER" }, polly = new { mode = "error" } });

        // Not what other runs ask for: their content would be there.
        var run = await new RunValidation(deployment.Http).RunAsync(stories: 2);

        await deployment.Served.SetFaultsAsync(new { });
        deployment.Report.Add("an agent and the speech service down", run);
        Note("partial content is delivered", run.State, run is { State: "PARTIAL", IsDelivered: true });
        Assert.Equal(["audio", "mediaEnhancements"], run.Fallbacks.Order());
    }

    private void Note(string check, string seen, bool good)
    {
        deployment.Report.Note(check, seen, good);
        Assert.True(good, $"{check}: {seen}.");
    }
}
