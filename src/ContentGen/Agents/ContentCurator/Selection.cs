namespace ContentGen.Agents.ContentCurator;

/// <param name="StoryId">Id of a headline of the run.</param>
/// <param name="Reason">Why it was chosen, at most 300 characters.</param>
public sealed record Selection(string StoryId, string Reason);
