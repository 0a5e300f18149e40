using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using StandIns.Tests.Durability.Programs;
using StandIns.Tests.Durability.Reference;

namespace StandIns.Tests.Durability.Kills;

/// <summary>One run as its sender sees it: repeated until it is answered, and then never again.</summary>
internal sealed class Submission(string id, Run run)
{
    private const string Root = "runtime/webhooks/durabletask";

    private readonly Queue<string> _events = new(ReferenceInterpreter.Interpret(id, run).Events);

    public string Id { get; } = id;

    public Expectation Expected { get; } = ReferenceInterpreter.Interpret(id, run);

    /// <summary>Whether its acceptance was seen.</summary>
    public bool IsAccepted { get; private set; }

    public bool IsDone => IsAccepted && _events.Count == 0;

    /// <summary>Requests whose answer did not come.</summary>
    public int Unanswered { get; private set; }

    /// <exception cref="HttpRequestException">The process died, or refused.</exception>
    public async Task SendAsync(HttpClient client)
    {
        if (!IsAccepted)
        {
            // A start whose answer was cut off may be stored, and its run over: the same start would then replace it.
            if (Unanswered == 0 || !await ExistsAsync(client))
                await PostAsync(client, $"{Root}/orchestrators/{ProgramNames.Orchestrator}/{Id}", run, HttpStatusCode.Accepted, HttpStatusCode.Conflict);
            IsAccepted = true;
        }

        while (_events.TryPeek(out string? name))
        {
            string address = $"{Root}/instances/{Id}/raiseEvent/{name}";
            await PostAsync(client, address, ProgramNames.EventPayload(name), HttpStatusCode.Accepted, HttpStatusCode.Gone);
            _events.Dequeue();
        }
    }

    /// <summary>Waits for the run's end.</summary>
    /// <returns>Its status.</returns>
    public async Task<string> EndAsync(HttpClient client)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
        {
            string status = (await client.GetFromJsonAsync<JsonElement>($"{Root}/instances/{Id}?showInput=false", patience.Token))
                .GetProperty("runtimeStatus").GetString()!;
            if (status is not ("Pending" or "Running")) return status;
            await Task.Delay(TimeSpan.FromMilliseconds(20), patience.Token);
        }
    }

    private async Task<bool> ExistsAsync(HttpClient client)
    {
        using HttpResponseMessage response = await client.GetAsync($"{Root}/instances/{Id}");
        return response.IsSuccessStatusCode;
    }

    private async Task PostAsync<T>(HttpClient client, string address, T body, params HttpStatusCode[] accepted)
    {
        Unanswered++;
        using HttpResponseMessage response = await client.PostAsJsonAsync(address, body, JsonSerializerOptions.Default);
        Unanswered--;
        if (accepted.Contains(response.StatusCode)) return;
        throw new InvalidOperationException($"{address} answered {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
    }
}
