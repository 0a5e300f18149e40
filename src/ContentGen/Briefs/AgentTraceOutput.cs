using ContentGen.Sections;

namespace ContentGen.Briefs;

/// <summary>What came of an agent.</summary>
/// <param name="Section">The section that it fills.</param>
/// <param name="Source">Where that section came from; null until known.</param>
/// <param name="Repaired">True when the first answer was invalid and the second was used.</param>
/// <param name="Tokens">Tokens written, as far as the attempts told.</param>
/// <param name="ModelMs">Time spent in model calls, as far as the attempts told, in milliseconds.</param>
public sealed record AgentTraceOutput(string Section, SectionSource? Source, int SourceUrls, int? Tokens, bool? Repaired, long? ModelMs);
