using ContentGen.Headlines;

namespace ContentGen.Agents.ContentCurator;

public sealed record ContentCuratorInput(IReadOnlyList<Headline> Headlines);
