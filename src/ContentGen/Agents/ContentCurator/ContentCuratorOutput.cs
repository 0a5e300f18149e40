namespace ContentGen.Agents.ContentCurator;

/// <param name="Selections">Chosen headlines in the order in which they should be told.</param>
/// <param name="Why">One or two sentences on why this selection makes today's brief.</param>
public sealed record ContentCuratorOutput(IReadOnlyList<Selection> Selections, string Why);
