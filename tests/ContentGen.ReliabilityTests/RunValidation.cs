using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace ContentGen.ReliabilityTests;

/// <summary>Starts a run, polls it to its end as a client would, and reads its brief.</summary>
internal sealed class RunValidation(HttpClient http)
{
    private readonly Stopwatch _sinceStart = new();
    private TimeSpan _slowestStatus;

    public async Task<ValidatedRun> RunAsync(int stories) => await FollowAsync(await StartAsync(http, stories));

    /// <summary>Polls a run that was just started, at once and then in the pace of <see cref="ReliabilitySettings.Poll"/>.</summary>
    public async Task<ValidatedRun> FollowAsync((string RunId, TimeSpan Took) started)
    {
        var (runId, start) = started;
        _sinceStart.Start();

        var last = await PollAsync(runId);
        var took = _sinceStart.Elapsed;

        return new(
            runId,
            start,
            _slowestStatus,
            took,
            last.GetProperty("status").GetString()!,
            [.. last.GetProperty("fallbackSections").EnumerateArray().Select(section => section.GetString()!)],
            await HasBriefAsync(runId));
    }

    /// <summary>Starts a run and tells how long the answer took.</summary>
    public static async Task<(string RunId, TimeSpan Took)> StartAsync(HttpClient http, int stories)
    {
        var watch = Stopwatch.StartNew();
        using var response = await http.PostAsJsonAsync("api/generate-fresh", new { maxStories = stories });
        var took = watch.Elapsed;
        Assert.True(
            response.StatusCode == HttpStatusCode.Accepted,
            $"The start was answered with {(int)response.StatusCode}{Hint(response.StatusCode)}.");
        var accepted = await response.Content.ReadFromJsonAsync<JsonElement>();
        return (accepted.GetProperty("runId").GetString()!, took);
    }

    private static string Hint(HttpStatusCode status) =>
        status == HttpStatusCode.Unauthorized ? "; set CONTENTGEN_FUNCTION_KEY to a key of the deployment" : "";

    private async Task<JsonElement> PollAsync(string runId)
    {
        using var pace = new PeriodicTimer(ReliabilitySettings.Poll);
        JsonElement last;
        do
        {
            last = await StatusAsync(runId);
        }
        while (last.GetProperty("status").GetString() is "STARTING" or "RUNNING"
            && _sinceStart.Elapsed < ReliabilitySettings.Limit
            && await pace.WaitForNextTickAsync());
        return last;
    }

    private async Task<JsonElement> StatusAsync(string runId)
    {
        var watch = Stopwatch.StartNew();
        var status = await http.GetFromJsonAsync<JsonElement>($"api/agent-status?runId={runId}");
        _slowestStatus = watch.Elapsed > _slowestStatus ? watch.Elapsed : _slowestStatus;
        return status;
    }

    private async Task<bool> HasBriefAsync(string runId)
    {
        using var response = await http.GetAsync($"api/briefs/{runId}");
        return response.IsSuccessStatusCode
            && (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("script").GetString() is { Length: > 0 };
    }
}
