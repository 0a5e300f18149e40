using DurableTask.Core.Entities;

namespace LocalFunctionsHost.Tests.Backend.Programs;

/// <summary>How the interpreter, the reference and the checks call things.</summary>
public static class ProgramNames
{
    public const string Orchestrator = "RunProgram";
    public const string Activity = "DoWork";
    public const string Journal = "journal";
    public const string Account = "account";
    public const string Nudge = "nudge";
    public const string RunFails = "thrown on purpose";
    public const string GivenUp = "!";
    public const string Missed = "-";

    public static string Key(string instanceId, int generation, string path) => $"{instanceId}~{generation}~{path}";

    public static string ChildId(string instanceId, int generation, string path) => $"{instanceId}.{generation}_{path}";

    public static string Event(int generation, string path) => $"event-{generation}-{path}";

    public static string EventPayload(string name) => $"<{name}>";

    public static string Sender(string instanceId, int generation) => $"{instanceId}~{generation}";

    public static EntityId JournalId(int number) => new(Journal, $"{number}");

    public static EntityId AccountId(int number) => new(Account, $"{number}");
}
