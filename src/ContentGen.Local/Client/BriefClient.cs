using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ContentGen.Runs;
using ContentGen.Text;

namespace ContentGen.Local.Client;

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
