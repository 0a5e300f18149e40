namespace ContentGen.ReliabilityTests;

/// <summary>What came of one run.</summary>
/// <param name="Start">How long the start took to be answered.</param>
/// <param name="SlowestStatus">The longest that a status took to be answered.</param>
/// <param name="Took">From the start to the status that ended it, or to the end of patience.</param>
/// <param name="State">The last status, such as <c>PARTIAL</c>.</param>
/// <param name="Fallbacks">Sections that are not live.</param>
/// <param name="HasBrief">True when the brief could be read and has a script.</param>
internal sealed record ValidatedRun(
    string RunId, TimeSpan Start, TimeSpan SlowestStatus, TimeSpan Took, string State, IReadOnlyList<string> Fallbacks, bool HasBrief)
{
    /// <summary>Partial content counts as delivered.</summary>
    public bool IsDelivered => State is "COMPLETED" or "PARTIAL" && HasBrief;
}
