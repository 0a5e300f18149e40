using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ContentGen.Local.Progress;
using ContentGen.Runs;
using ContentGen.Text;

namespace ContentGen.Local;

/// <summary>The app's HTTP interface, as a program outside would use it.</summary>
internal sealed class BriefClient(HttpClient http)
{
    /// <returns>The run's id.</returns>
    /// <exception cref="LocalFailureException">The app refused to start a run.</exception>
    public async Task<string> StartAsync(CancellationToken cancellationToken)
    {
        using var response = await http.PostAsJsonAsync("api/generate-fresh", new { }, cancellationToken);
        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        if (response.StatusCode != HttpStatusCode.Accepted)
        {
            throw LocalFailureException.NothingDelivered($"The app did not accept the run ({(int)response.StatusCode}): {body}");
        }

        return JsonDocument.Parse(body).RootElement.GetProperty("runId").GetString()!;
    }

    public Task<RunStatus> StatusAsync(string runId, CancellationToken cancellationToken) =>
        http.GetFromJsonAsync<RunStatus>($"api/agent-status?runId={Uri.EscapeDataString(runId)}", ContentGenJson.Options, cancellationToken)!;

    /// <returns>The brief as JSON; null when there is none.</returns>
    public async Task<string?> BriefAsync(string runId, CancellationToken cancellationToken) =>
        await GetAsync($"api/briefs/{runId}", cancellationToken) is { } content ? System.Text.Encoding.UTF8.GetString(content) : null;

    /// <returns>The MP3; null when the brief has no audio.</returns>
    public Task<byte[]?> AudioAsync(string runId, CancellationToken cancellationToken) => GetAsync($"api/briefs/{runId}/audio", cancellationToken);

    private async Task<byte[]?> GetAsync(string path, CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync(path, cancellationToken);
        return response.IsSuccessStatusCode ? await response.Content.ReadAsByteArrayAsync(cancellationToken) : null;
    }
}

/// <summary>Watches a run until it ends.</summary>
internal sealed class RunFollower(BriefClient client, IProgressView view, TimeSpan limit)
{
    private const int MostFailuresInARow = 50;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    /// <param name="watch">Running since the run was asked for.</param>
    /// <exception cref="LocalFailureException">The run did not end in time, or its status cannot be read.</exception>
    public async Task<RunStatus> FollowAsync(string runId, Stopwatch watch, CancellationToken cancellationToken)
    {
        var failures = 0;
        while (watch.Elapsed < limit && failures < MostFailuresInARow)
        {
            var status = await TryReadAsync(runId, cancellationToken);
            failures = status is null ? failures + 1 : 0;
            if (status is not null)
            {
                view.Show(ProgressBoard.From(status), watch.Elapsed);
                if (status.Status is RunState.Completed or RunState.Partial or RunState.Failed)
                {
                    return status;
                }
            }

            await Task.Delay(Interval, cancellationToken);
        }

        throw LocalFailureException.NothingDelivered(
            failures > 0 ? $"The status of run {runId} cannot be read." : $"Run {runId} did not end within {limit:c}.");
    }

    private async Task<RunStatus?> TryReadAsync(string runId, CancellationToken cancellationToken)
    {
        try
        {
            return await client.StatusAsync(runId, cancellationToken);
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException)
        {
            return null;
        }
    }
}
