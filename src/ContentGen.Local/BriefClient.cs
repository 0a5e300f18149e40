using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using ContentGen.Http.Endpoints;
using ContentGen.Local.CommandLine;
using ContentGen.Local.Progress;
using ContentGen.Runs;
using ContentGen.Text;

namespace ContentGen.Local;

/// <summary>The app's HTTP interface, as a program outside would use it.</summary>
internal sealed class BriefClient(HttpClient http)
{
    private const int MostFailuresInARow = 50;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    /// <returns>The run's id.</returns>
    /// <exception cref="LocalFailureException">The app refused to start a run.</exception>
    public async Task<string> StartAsync(BriefAsk ask, CancellationToken cancellationToken)
    {
        using var response = await http.PostAsJsonAsync("api/generate-fresh", ask.Fields, cancellationToken);
        if (response.StatusCode != HttpStatusCode.Accepted)
        {
            var detail = await ProblemDetail.FindAsync(response, cancellationToken) ?? response.ReasonPhrase;
            throw LocalFailureException.NothingDelivered($"The app did not accept the run ({(int)response.StatusCode}): {detail}");
        }

        return (await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken)).GetProperty("runId").GetString()!;
    }

    /// <summary>Shows how far the run is, at least once, until it ends, or until it waits for a person where that is of interest.</summary>
    /// <param name="toReview">True to come back when the script waits for review.</param>
    /// <param name="watch">Running since the run was asked for.</param>
    /// <exception cref="LocalFailureException">The run did not end in time, or its status cannot be read.</exception>
    public async Task<RunStatus> FollowAsync(
        string runId, IProgressView view, Stopwatch watch, TimeSpan limit, bool toReview, CancellationToken cancellationToken)
    {
        var failures = 0;
        while (true)
        {
            var status = await TryReadAsync(runId, cancellationToken);
            failures = status is null ? failures + 1 : 0;
            if (status is not null)
            {
                view.Show(status, watch.Elapsed);
                if (status.Status.HasFinished() || (toReview && status.Status == RunState.WaitingForReview))
                {
                    return status;
                }
            }

            if (failures == MostFailuresInARow || watch.Elapsed >= limit)
            {
                throw LocalFailureException.NothingDelivered(
                    failures > 0 ? $"The status of run {runId} cannot be read." : $"Run {runId} did not end within {limit:c}.");
            }

            await Task.Delay(Interval, cancellationToken);
        }
    }

    /// <returns>The brief as JSON; null when there is none.</returns>
    public async Task<string?> BriefAsync(string runId, CancellationToken cancellationToken) =>
        await GetAsync($"api/briefs/{runId}", cancellationToken) is { } content ? Encoding.UTF8.GetString(content) : null;

    /// <returns>The MP3; null when the brief has no audio.</returns>
    public Task<byte[]?> AudioAsync(string runId, CancellationToken cancellationToken) =>
        GetAsync($"api/briefs/{runId}/audio", cancellationToken);

    /// <returns>The script that waits; null when none does.</returns>
    public async Task<ScriptView?> ScriptAsync(string runId, CancellationToken cancellationToken) =>
        await GetAsync($"api/briefs/{runId}/script", cancellationToken) is { } content
            ? JsonSerializer.Deserialize<ScriptView>(content, ContentGenJson.Options)
            : null;

    /// <param name="revision">The revision that was read: no other is approved.</param>
    /// <returns>Null when the app took the decision; else why it came too late or could not be taken.</returns>
    public async Task<string?> DecideAsync(string runId, int revision, bool approve, CancellationToken cancellationToken)
    {
        using var response = await http.PostAsJsonAsync(
            $"api/briefs/{runId}/{(approve ? "approve" : "reject")}", new { revision }, cancellationToken);
        return response.IsSuccessStatusCode
            ? null
            : await ProblemDetail.FindAsync(response, cancellationToken) ?? $"The app answered {(int)response.StatusCode}.";
    }

    private async Task<RunStatus?> TryReadAsync(string runId, CancellationToken cancellationToken)
    {
        try
        {
            var path = $"api/agent-status?runId={Uri.EscapeDataString(runId)}";
            return await http.GetFromJsonAsync<RunStatus>(path, ContentGenJson.Options, cancellationToken);
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }
    }

    private async Task<byte[]?> GetAsync(string path, CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync(path, cancellationToken);
        return response.IsSuccessStatusCode ? await response.Content.ReadAsByteArrayAsync(cancellationToken) : null;
    }
}
