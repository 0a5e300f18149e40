using System.Text.Json;
using ContentGen.EndToEnd.Tests.Chaos.Runs;

namespace ContentGen.EndToEnd.Tests.Chaos.Checks;

/// <summary>The status of one run, reading after reading: it is small, says one thing, and never goes backwards.</summary>
internal static class StatusChecks
{
    private const int MostBytes = 16 * 1024;

    private static readonly string[] GrowingLists = ["completedAgents", "failedAgents", "fallbackSections"];

    public static IEnumerable<string> Of(IReadOnlyList<StatusReading> readings) =>
        readings.SelectMany(Alone).Concat(readings.Zip(readings.Skip(1)).SelectMany(pair => Step(pair.First, pair.Second))).Distinct();

    private static IEnumerable<string> Alone(StatusReading reading)
    {
        if (reading.Bytes > MostBytes)
        {
            yield return $"a status of {reading.Bytes} bytes";
        }

        JsonElement[] agents = [.. reading.Json.GetProperty("agents").EnumerateArray()];
        if (!InState(agents, "COMPLETED").SequenceEqual(reading.Names("completedAgents"))
            || !InState(agents, "FAILED").SequenceEqual(reading.Names("failedAgents")))
        {
            yield return "completedAgents or failedAgents contradict agents";
        }

        if (agents.Count(agent => Rank(agent) == Ended) != reading.Completed)
        {
            yield return "progress.completed contradicts agents";
        }

        if (reading.HasEnded && (reading.Json.GetProperty("currentAgent").GetString() is { } current || reading.Completed < agents.Length))
        {
            yield return "the run has ended, but an agent has not";
        }
    }

    private static IEnumerable<string> Step(StatusReading before, StatusReading after)
    {
        if (Rank(before.State) > Rank(after.State) || (before.HasEnded && before.State != after.State))
        {
            yield return $"status went from {before.State} to {after.State}";
        }

        if (before.Completed > after.Completed)
        {
            yield return $"progress.completed went from {before.Completed} to {after.Completed}";
        }

        if (before.Time("lastUpdated") > after.Time("lastUpdated"))
        {
            yield return "lastUpdated went backwards";
        }

        foreach (var list in GrowingLists.Where(list => before.Names(list).Except(after.Names(list)).Any()))
        {
            yield return $"{list} lost an entry";
        }

        foreach (var (one, other) in before.Json.GetProperty("agents").EnumerateArray().Zip(
            after.Json.GetProperty("agents").EnumerateArray()))
        {
            if (Rank(one) > Rank(other) || (Rank(one) == Ended && State(one) != State(other)) || Attempts(one) > Attempts(other))
            {
                yield return $"{one.GetProperty("name")} went from {State(one)} ({Attempts(one)}) to {State(other)} ({Attempts(other)})";
            }
        }
    }

    private const int Ended = 2;

    private static int Rank(JsonElement agent) => State(agent) switch { "WAITING" => 0, "RUNNING" or "RETRYING" => 1, _ => Ended };

    private static int Rank(string runState) => runState switch { "STARTING" => 0, "RUNNING" => 1, _ => Ended };

    private static string State(JsonElement agent) => agent.GetProperty("status").GetString()!;

    private static int Attempts(JsonElement agent) => agent.GetProperty("attempts").GetInt32();

    private static IEnumerable<string> InState(JsonElement[] agents, string state) =>
        agents.Where(agent => State(agent) == state).Select(agent => agent.GetProperty("name").GetString()!);
}
