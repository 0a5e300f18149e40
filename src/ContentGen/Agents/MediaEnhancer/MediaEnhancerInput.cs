namespace ContentGen.Agents.MediaEnhancer;

public sealed record MediaEnhancerInput(IReadOnlyList<Story> Stories);
