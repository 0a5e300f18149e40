using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Http;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Engine;

/// <summary>The settings under <c>extensions:durableTask</c> of host.json that this engine honours.</summary>
internal sealed class DurableOptions
{
    private IReadOnlyDictionary<string, object?>? _contextProperties;

    /// <summary>Activities that run at once. The default is ten for each processor.</summary>
    public int MaxConcurrentActivityFunctions { get; set; } = 10 * Environment.ProcessorCount;

    /// <summary>Orchestrator functions that execute at once; waiting ones do not count. The default is ten for each processor.</summary>
    public int MaxConcurrentOrchestratorFunctions { get; set; } = 10 * Environment.ProcessorCount;

    /// <summary>Entities that execute at once. The default is ten for each processor.</summary>
    public int MaxConcurrentEntityFunctions { get; set; } = 10 * Environment.ProcessorCount;

    /// <summary>The most operations one execution of an entity function performs. The default is 50.</summary>
    public int MaxEntityOperationBatchSize { get; set; } = 50;

    /// <summary>The version of runs that are started without one. The default is empty.</summary>
    public string DefaultVersion { get; set; } = string.Empty;

    /// <summary>
    /// Whether orchestrator code stays in memory while it waits, and is replayed only after a restart. The default is false: it is
    /// replayed each time it wakes up, which shows code that is not deterministic.
    /// </summary>
    public bool ExtendedSessionsEnabled { get; set; }

    /// <summary>Settings of HTTP calls that orchestrations make.</summary>
    public DurableHttpOptions HttpSettings { get; set; } = new();

    /// <summary>What orchestrator code sees as the properties of its context.</summary>
    public IReadOnlyDictionary<string, object?> ContextProperties => _contextProperties ??= new Dictionary<string, object?>
    {
        [DurableHttpCall.PollingInterval] = (double)HttpSettings.DefaultAsyncRequestSleepTimeMilliseconds,
        ["defaultVersion"] = DefaultVersion,
    };

    /// <summary>Which existing runs a start of the same id replaces. The default is finished ones.</summary>
    public OverridableStates OverridableExistingInstanceStates { get; set; } = OverridableStates.NonRunningStates;

    /// <exception cref="FormatException">A limit is less than 1; the message names it.</exception>
    public void Validate()
    {
        RequirePositive(MaxConcurrentActivityFunctions, "maxConcurrentActivityFunctions");
        RequirePositive(MaxConcurrentOrchestratorFunctions, "maxConcurrentOrchestratorFunctions");
        RequirePositive(MaxConcurrentEntityFunctions, "maxConcurrentEntityFunctions");
        RequirePositive(MaxEntityOperationBatchSize, "maxEntityOperationBatchSize");
        RequirePositive(HttpSettings.DefaultAsyncRequestSleepTimeMilliseconds, "httpSettings:defaultAsyncRequestSleepTimeMilliseconds");
    }

    private static void RequirePositive(int value, string name)
    {
        if (value < 1) throw new FormatException($"host.json: extensions:durableTask:{name} is {value}; it must be 1 or more.");
    }
}
