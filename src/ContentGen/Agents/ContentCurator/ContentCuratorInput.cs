using ContentGen.News;

namespace ContentGen.Agents.ContentCurator;

public sealed record ContentCuratorInput(IReadOnlyList<Headline> Headlines);
