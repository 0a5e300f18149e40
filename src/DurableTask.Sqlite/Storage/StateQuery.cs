namespace DurableTask.Sqlite.Storage;

/// <summary>Which instances a list has; the times are ticks in UTC, both ends included.</summary>
internal sealed record StateQuery
{
    public long StatusMask { get; init; } = ~0L;

    public long CreatedFrom { get; init; }

    public long CreatedTo { get; init; } = long.MaxValue;

    public long UpdatedFrom { get; init; }

    public long UpdatedTo { get; init; } = long.MaxValue;

    public string? Prefix { get; init; }

    public bool ExcludeEntities { get; init; }

    public bool WithInput { get; init; }

    /// <summary>The statuses as bits; none given means all.</summary>
    public static long Mask(IEnumerable<OrchestrationStatus>? statuses)
    {
        var mask = (statuses ?? []).Aggregate(0L, (mask, status) => mask | (1L << (int)status));
        return mask == 0 ? ~0L : mask;
    }

    /// <summary>The ticks of a time in UTC; a time without a kind is UTC, the least time is none.</summary>
    public static long Ticks(DateTime? time, long otherwise) =>
        time is not { Ticks: > 0 } given ? otherwise : given.Kind == DateTimeKind.Local ? given.ToUniversalTime().Ticks : given.Ticks;
}

/// <summary>The statuses of a run that has ended.</summary>
internal static class TerminalStatus
{
    public static readonly OrchestrationStatus[] All =
        [OrchestrationStatus.Completed, OrchestrationStatus.Failed, OrchestrationStatus.Canceled, OrchestrationStatus.Terminated];

    public static bool Contains(OrchestrationStatus status) => Array.IndexOf(All, status) >= 0;
}
