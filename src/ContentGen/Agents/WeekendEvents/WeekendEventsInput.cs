namespace ContentGen.Agents.WeekendEvents;

/// <param name="Stories">The brief's stories; tips may pick up their topics.</param>
/// <param name="Day">Date of the brief.</param>
public sealed record WeekendEventsInput(IReadOnlyList<Story> Stories, DateOnly Day);
