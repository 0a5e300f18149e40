namespace ContentGen.Simulator.Faults;

/// <summary>The faults in force. Of the rules that cover a call, those that name its agent are drawn first.</summary>
public sealed class FaultPlan
{
    /// <summary>Nothing goes wrong.</summary>
    public static FaultPlan None { get; } = new();

    /// <summary>The rules, in the order given. The default value is none.</summary>
    public IReadOnlyList<FaultRule> Rules { get; init; } = [];

    /// <summary>Decides which calls are affected when a rate is below 1. The default value is null: the simulator's own seed.</summary>
    public int? Seed { get; init; }

    /// <summary>
    /// Reads a plan given as JSON, as the path of a file with that JSON, or in the short form
    /// <c>service[/AGENT]=mode[:rate[:latencyMs]],…</c>, such as <c>bedrock=error:0.3,polly=hang</c>.
    /// </summary>
    /// <exception cref="FaultPlanException">The text is none of these; the message names what is wrong.</exception>
    public static FaultPlan Parse(string text)
    {
        var trimmed = text.Trim();
        return trimmed.StartsWith('{') ? FaultPlanJson.Read(trimmed)
            : File.Exists(trimmed) ? FaultPlanJson.Read(File.ReadAllText(trimmed))
            : FaultPlanJson.ReadShort(trimmed);
    }

    internal IEnumerable<FaultRule> Covering(ServiceCall call) =>
        Rules.Where(rule => rule.Covers(call)).OrderBy(rule => rule.Agent is null);
}

/// <summary>Which calls go wrong, how, and how often.</summary>
/// <param name="Service">The service whose calls are affected.</param>
/// <param name="Mode">How they go wrong.</param>
public sealed record FaultRule(SimulatedService Service, FaultMode Mode)
{
    /// <summary>The share of calls affected, from 0 to 1. The default value is 1.</summary>
    public double Rate { get; init; } = 1;

    /// <summary>
    /// Added before the outcome, 0 to 600,000 ms. The default value is null: 2,000 ms for <see cref="FaultMode.Slow"/>, else none.
    /// </summary>
    public int? LatencyMs { get; init; }

    /// <summary>The only agent affected; Bedrock only. The default value is null: all.</summary>
    public string? Agent { get; init; }

    internal TimeSpan Latency => TimeSpan.FromMilliseconds(LatencyMs ?? (Mode == FaultMode.Slow ? 2000 : 0));

    internal bool Covers(ServiceCall call) => call.Service == Service && (Agent is null || Agent == call.Agent);
}

/// <summary>How a faulty call goes wrong.</summary>
public enum FaultMode
{
    /// <summary>The service's own internal error, status 500.</summary>
    Error,

    /// <summary>Status 429 with <c>Retry-After</c>.</summary>
    Throttle,

    /// <summary>Accepted and never answered; ends when the caller leaves.</summary>
    Hang,

    /// <summary>Answered rightly, but late.</summary>
    Slow,

    /// <summary>Status 200 with an answer that cannot be used.</summary>
    Malformed,

    /// <summary>The connection is cut without an answer.</summary>
    Reset,
}

/// <summary>The names of the modes in fault plans and counts.</summary>
internal static class FaultModeNames
{
    public static string Name(this FaultMode mode) => mode.ToString().ToLowerInvariant();

    public static FaultMode Parse(string field, string name)
    {
        var modes = Enum.GetValues<FaultMode>().ToDictionary(Name);
        return modes.TryGetValue(name, out var mode)
            ? mode
            : throw new FaultPlanException($"{field}: unknown mode '{name}'. Use one of {string.Join(", ", modes.Keys)}.");
    }
}

/// <summary>A fault plan cannot be read. The message is one line that names the field and says what it may be.</summary>
public sealed class FaultPlanException(string message, Exception? innerException = null) : Exception(message, innerException);
