namespace ContentGen.Agents.WeekendEvents;

/// <param name="Tips">One to five tips.</param>
public sealed record WeekendEventsOutput(IReadOnlyList<WeekendTip> Tips);
