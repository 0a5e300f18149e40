namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.History;

/// <summary>
/// Something the orchestrator's code decided. Decisions are numbered in the order in which the code makes them, so a replay can
/// tell whether the code still decides the same.
/// </summary>
internal abstract record ScheduledEvent(int TaskId) : HistoryEvent
{
    /// <summary>Such as <c>activity 'Greet'</c>.</summary>
    public abstract string Describe();

    public virtual bool IsSameDecision(ScheduledEvent other)
        => GetType() == other.GetType() && string.Equals(Describe(), other.Describe(), StringComparison.OrdinalIgnoreCase);
}
