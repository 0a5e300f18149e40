namespace ContentGen.Agents.MediaEnhancer;

/// <param name="Suggestions">At most one for each story.</param>
public sealed record MediaEnhancerOutput(IReadOnlyList<MediaSuggestion> Suggestions);
