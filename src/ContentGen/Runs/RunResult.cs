using ContentGen.Briefs;

namespace ContentGen.Runs;

/// <summary>
/// Output of the orchestration. It carries the brief (without word timings), so that a brief is delivered also when the store could
/// not be written.
/// </summary>
/// <param name="Stored">True when the brief is in the content store.</param>
public sealed record RunResult(Brief Brief, bool Stored);
