using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ContentGen.Local.CommandLine;
using ContentGen.Local.Progress;
using ContentGen.Runs;
using ContentGen.Text;

namespace ContentGen.Local;

/// <summary>The app's HTTP interface, as a program outside would use it.</summary>
internal sealed class AppClient(HttpClient http) : IDisposable
{
    private const int MostFailuresInARow = 50;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan UsualTimeLimit = TimeSpan.FromSeconds(20);

    /// <param name="key">Function key of an app that asks for one.</param>
    /// <param name="timeLimit">Of each request. Default: 20 seconds.</param>
    public static AppClient At(Uri address, string? key = null, TimeSpan? timeLimit = null)
    {
        // A relative path would replace the last part of an address without a slash. No proxy: mostly the app is on this machine.
        var http = new HttpClient(new SocketsHttpHandler { UseProxy = !address.IsLoopback })
        {
            BaseAddress = address.AbsoluteUri.EndsWith('/') ? address : new Uri(address.AbsoluteUri + "/"),
            Timeout = timeLimit ?? UsualTimeLimit,
        };
        if (key is not null)
        {
            http.DefaultRequestHeaders.Add("x-functions-key", key);
        }

        return new AppClient(http);
    }

    /// <returns>The run's id.</returns>
    /// <exception cref="LocalFailureException">The app refused to start a run.</exception>
    public async Task<string> StartAsync(BriefAsk ask, CancellationToken cancellationToken)
    {
        using var response = await http.PostAsJsonAsync("api/generate-fresh", ask.Fields, cancellationToken);
        if (response.StatusCode != HttpStatusCode.Accepted)
        {
            var detail = await DetailAsync(response, cancellationToken) ?? response.ReasonPhrase;
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

    /// <returns>Null when the app does not have it.</returns>
    /// <exception cref="LocalFailureException">No app answers there, or it answers something else.</exception>
    public Task<T?> FindAsync<T>(string path, CancellationToken cancellationToken)
        where T : class =>
        FindAsync(path, content => content.ReadFromJsonAsync<T>(ContentGenJson.Options, cancellationToken), cancellationToken);

    /// <inheritdoc cref="FindAsync{T}(string, CancellationToken)"/>
    public Task<byte[]?> FindBytesAsync(string path, CancellationToken cancellationToken) =>
        FindAsync(path, async content => (byte[]?)await content.ReadAsByteArrayAsync(cancellationToken), cancellationToken);

    /// <param name="revision">The revision that was read, and no other is decided about; null for whichever it is now.</param>
    /// <returns>Null when the app took the decision; else why it came too late or could not be taken.</returns>
    /// <exception cref="LocalFailureException">No app answers there.</exception>
    public async Task<string?> DecideAsync(string runId, bool approve, int? revision, CancellationToken cancellationToken)
    {
        var path = $"api/briefs/{Uri.EscapeDataString(runId)}/{(approve ? "approve" : "reject")}";
        using var body = revision is null ? null : JsonContent.Create(new { revision });
        try
        {
            using var response = await http.PostAsync(path, body, cancellationToken);
            return response.IsSuccessStatusCode
                ? null
                : await DetailAsync(response, cancellationToken) ?? Unexpected(response, path);
        }
        catch (Exception exception) when (IsNoAnswer(exception, cancellationToken))
        {
            throw NoApp(exception);
        }
    }

    public void Dispose() => http.Dispose();

    private async Task<T?> FindAsync<T>(string path, Func<HttpContent, Task<T?>> read, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            using var response = await http.GetAsync(path, cancellationToken);
            if (response.StatusCode == HttpStatusCode.NotFound && IsProblem(response))
            {
                return null;
            }

            return response.IsSuccessStatusCode
                ? await read(response.Content)
                : throw LocalFailureException.NothingDelivered(Unexpected(response, path));
        }
        catch (Exception exception) when (IsNoAnswer(exception, cancellationToken))
        {
            throw NoApp(exception);
        }
    }

    private async Task<RunStatus?> TryReadAsync(string runId, CancellationToken cancellationToken)
    {
        try
        {
            var path = $"api/agent-status?runId={Uri.EscapeDataString(runId)}";
            return await http.GetFromJsonAsync<RunStatus>(path, ContentGenJson.Options, cancellationToken);
        }
        catch (Exception exception) when (IsNoAnswer(exception, cancellationToken))
        {
            return null;
        }
    }

    /// <summary>The app says in its own words what it does not have; any other server just has no such page.</summary>
    private static bool IsProblem(HttpResponseMessage response) =>
        response.Content.Headers.ContentType?.MediaType == "application/problem+json";

    /// <summary>What the app says about a request that it refuses; null for an answer that is not the app's, or has no detail.</summary>
    private static async Task<string?> DetailAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (!IsProblem(response))
        {
            return null;
        }

        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        return problem.ValueKind == JsonValueKind.Object && problem.TryGetProperty("detail", out var detail) ? detail.ToString() : null;
    }

    private static bool IsNoAnswer(Exception exception, CancellationToken cancellationToken) =>
        exception is HttpRequestException or JsonException or NotSupportedException
        || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    private string Unexpected(HttpResponseMessage response, string path) =>
        $"{http.BaseAddress} answers {(int)response.StatusCode} to {path}.";

    private LocalFailureException NoApp(Exception exception) => LocalFailureException.NothingDelivered(
        $"No ContentGen answers at {http.BaseAddress}: start one with the command serve, or name its address with --url.", exception);
}
