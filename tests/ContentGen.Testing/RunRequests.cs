using System.Net.Http.Json;
using System.Text.Json;

namespace ContentGen.Testing;

/// <summary>Starting and following runs over HTTP, whoever serves them.</summary>
public static class RunRequests
{
    private static readonly string[] Ended = ["COMPLETED", "PARTIAL", "FAILED"];

    /// <returns>The run's id.</returns>
    public static async Task<string> StartRunAsync(this HttpClient http, object? body = null, string? idempotencyKey = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/generate-fresh") { Content = JsonContent.Create(body ?? new { }) };
        if (idempotencyKey is not null)
        {
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        }

        using var response = await http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("runId").GetString()!;
    }

    /// <summary>Reads the status until the run has ended or <paramref name="enough"/> is true, and returns every status seen.</summary>
    public static async Task<List<JsonElement>> FollowRunAsync(this HttpClient http, string runId, Func<JsonElement, bool>? enough = null)
    {
        var seen = new List<JsonElement>();
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        do
        {
            seen.Add(await http.GetFromJsonAsync<JsonElement>($"api/agent-status?runId={runId}", limit.Token));
        }
        while (!Ended.Contains(seen[^1].GetProperty("status").GetString()) && enough?.Invoke(seen[^1]) != true
            && await pace.WaitForNextTickAsync(limit.Token));
        return seen;
    }
}
