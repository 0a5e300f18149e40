namespace ContentGen.Agents.WeekendEvents;

/// <param name="Title">At most 100 characters.</param>
/// <param name="Description">What to do and why, at most 300 characters. General advice, no invented dated events.</param>
/// <param name="Category">outdoors, culture, food, learning or home.</param>
public sealed record WeekendTip(string Title, string Description, string Category);
