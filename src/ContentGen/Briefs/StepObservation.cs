namespace ContentGen.Briefs;

/// <summary>How one step of one run fared. Answers from the cache are not observed.</summary>
/// <param name="Step">The agent's name, or <c>headlines</c>, <c>audio</c>.</param>
/// <param name="DurationMs">From the first attempt's start to the end, in milliseconds.</param>
public sealed record StepObservation(string Step, double DurationMs, bool Succeeded);
