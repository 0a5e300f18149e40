using System.Text.Json;

namespace ContentGen.Testing;

/// <summary>What a run cost the durable engine, read from its history as the management API answers it.</summary>
/// <param name="Hops">
/// Messages on the longest chain of the run: its start, and for each activity that had to be waited for its call and its answer.
/// </param>
/// <param name="Activities">Activities called.</param>
/// <param name="Timers">Timers begun, also those that were taken back.</param>
/// <param name="EntityMessages">Messages to entities and answers of theirs.</param>
/// <param name="Events">Events of the history, without those that only part its episodes.</param>
public sealed record RunHistory(int Hops, int Activities, int Timers, int EntityMessages, int Events)
{
    /// <param name="instanceId">A run that has ended.</param>
    public static async Task<RunHistory> ReadAsync(HttpClient http, string instanceId, CancellationToken cancellationToken = default)
    {
        using var response = await http.GetAsync($"runtime/webhooks/durabletask/instances/{instanceId}?showHistory=true", cancellationToken);
        using var instance = JsonDocument.Parse(await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync(cancellationToken));
        return Of([.. instance.RootElement.GetProperty("historyEvents").EnumerateArray()]);
    }

    private static RunHistory Of(IReadOnlyList<JsonElement> events)
    {
        int Count(params string[] types) => events.Count(item => types.Contains(item.GetProperty("EventType").GetString()));
        return new(
            HopsOf(events), Count("TaskCompleted", "TaskFailed"), Count("TimerCreated"), Count("EventSent", "EventRaised"), events.Count);
    }

    // An activity is called in the episode that follows the last answer before it.
    private static int HopsOf(IReadOnlyList<JsonElement> events)
    {
        var answers = new List<(DateTimeOffset At, int Hops)>();
        foreach (var item in events.Where(item => item.TryGetProperty("ScheduledTime", out _)).OrderBy(
            item => item.GetProperty("Timestamp").GetDateTimeOffset()))
        {
            var calledAt = item.GetProperty("ScheduledTime").GetDateTimeOffset();
            var before = answers.Where(answer => answer.At <= calledAt).Select(answer => answer.Hops).DefaultIfEmpty(1).Max();
            answers.Add((item.GetProperty("Timestamp").GetDateTimeOffset(), before + 2));
        }

        return answers.Select(answer => answer.Hops).DefaultIfEmpty(1).Max();
    }
}
