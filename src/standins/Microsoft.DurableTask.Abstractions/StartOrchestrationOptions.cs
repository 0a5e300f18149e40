using System.Collections.Immutable;

namespace Microsoft.DurableTask;

/// <summary>How a new orchestration is started.</summary>
public record StartOrchestrationOptions
{
    /// <param name="InstanceId">The id of the run; null for a generated one.</param>
    /// <param name="StartAt">When to start; null or a past time for at once.</param>
    public StartOrchestrationOptions(string? InstanceId = null, DateTimeOffset? StartAt = null)
    {
        this.InstanceId = InstanceId;
        this.StartAt = StartAt;
    }

    public StartOrchestrationOptions(StartOrchestrationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        InstanceId = options.InstanceId;
        StartAt = options.StartAt;
        Tags = options.Tags;
        Version = options.Version;
        DedupeStatuses = options.DedupeStatuses;
    }

    public string? InstanceId { get; init; }

    public DateTimeOffset? StartAt { get; init; }

    public IReadOnlyDictionary<string, string> Tags { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The version of the run; null for the default of the host's settings.</summary>
    public TaskVersion? Version { get; init; }

    /// <summary>
    /// Names of statuses: when a run of the same id has one of them, the start is refused. Null leaves it to the engine, which
    /// replaces finished runs and refuses while one is pending, running or suspended.
    /// </summary>
    public IReadOnlyList<string>? DedupeStatuses { get; init; }
}
