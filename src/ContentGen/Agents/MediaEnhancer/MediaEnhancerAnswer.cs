namespace ContentGen.Agents.MediaEnhancer;

/// <summary>What the model answers; see <c>schema.json</c>.</summary>
internal sealed record MediaEnhancerAnswer(IReadOnlyList<PictureIdea> Suggestions);
