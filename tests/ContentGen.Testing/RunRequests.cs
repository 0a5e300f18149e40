using System.Net.Http.Json;
using System.Text.Json;

namespace ContentGen.Testing;

/// <summary>Starting and following runs over HTTP, whoever serves them.</summary>
public static class RunRequests
{
    private static readonly string[] Ended = ["COMPLETED", "PARTIAL", "FAILED"];
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

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
        using var pace = new Pace(FirstWait);
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            seen.Add(await http.GetFromJsonAsync<JsonElement>($"api/agent-status?runId={runId}", limit.Token));
            if (Ended.Contains(seen[^1].GetProperty("status").GetString()) || enough?.Invoke(seen[^1]) == true)
            {
                return seen;
            }

            await pace.NextAsync(limit.Token);
        }
    }

    /// <summary>Waits until the orchestration itself has ended, and returns what the management API says of it.</summary>
    public static Task<JsonElement> EndedAsync(this HttpClient http, string instanceId) => http.UntilAsync(
        $"runtime/webhooks/durabletask/instances/{instanceId}",
        instance => instance.GetProperty("runtimeStatus").GetString() is "Completed" or "Failed" or "Terminated");

    /// <summary>Asks until the answer is enough, and returns it.</summary>
    public static async Task<JsonElement> UntilAsync(this HttpClient http, string path, Func<JsonElement, bool> enough)
    {
        using var pace = new Pace(FirstWait);
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            var seen = await (await http.GetAsync(path, limit.Token)).JsonAsync();
            if (enough(seen))
            {
                return seen;
            }

            await pace.NextAsync(limit.Token);
        }
    }

    /// <summary>The answer's body.</summary>
    /// <exception cref="HttpRequestException">The answer is no success; the message has its body.</exception>
    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage response)
    {
        using (response)
        {
            var body = await response.Content.ReadAsStringAsync();
            return response.IsSuccessStatusCode
                ? JsonDocument.Parse(body).RootElement.Clone()
                : throw new HttpRequestException($"{response.RequestMessage?.RequestUri}: {(int)response.StatusCode} {body}");
        }
    }
}
