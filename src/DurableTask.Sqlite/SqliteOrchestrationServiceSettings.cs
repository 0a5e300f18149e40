using Microsoft.Extensions.Logging;

namespace DurableTask.Sqlite;

/// <summary>Settings of <see cref="SqliteOrchestrationService"/>.</summary>
public sealed class SqliteOrchestrationServiceSettings
{
    /// <summary>Full path of the database file. It and its folder are made when they are missing.</summary>
    public required string File { get; init; }

    /// <summary>How many turns of orchestrations run at once. The default is ten for each processor; at least 1.</summary>
    public int MaxConcurrentOrchestrations { get; init; } = 10 * Environment.ProcessorCount;

    /// <summary>How many turns of entities run at once. The default is ten for each processor; at least 1.</summary>
    public int MaxConcurrentEntities { get; init; } = 10 * Environment.ProcessorCount;

    /// <summary>How many activities run at once. The default is ten for each processor; at least 1.</summary>
    public int MaxConcurrentActivities { get; init; } = 10 * Environment.ProcessorCount;

    /// <summary>How many operations an entity takes in one turn. The default is 5,000; at least 1.</summary>
    public int MaxEntityOperationBatchSize { get; init; } = 5_000;

    /// <summary>The clock of timers and delays. The default is the system's.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Where the service logs; nowhere by default.</summary>
    public ILoggerFactory? LoggerFactory { get; init; }

    /// <summary>Whether entities are given to a dispatcher of their own, as isolated workers want it. The default is true.</summary>
    public bool UseSeparateQueueForEntityWorkItems { get; set; } = true;

    internal void Validate()
    {
        if (string.IsNullOrWhiteSpace(File) || !Path.IsPathFullyQualified(File))
        {
            throw new ArgumentException($"{nameof(File)} must be the full path of the database file, not '{File}'.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(MaxConcurrentOrchestrations, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxConcurrentEntities, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxConcurrentActivities, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxEntityOperationBatchSize, 1);
    }
}
