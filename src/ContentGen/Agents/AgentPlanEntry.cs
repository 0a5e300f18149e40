using ContentGen.Runs;

namespace ContentGen.Agents;

/// <summary>One agent's place in the run.</summary>
/// <param name="Name">One of <see cref="Agents.AgentName"/>.</param>
/// <param name="Activity">One of <see cref="ActivityName"/>.</param>
/// <param name="Section">The section that it fills; one of <see cref="Sections.SectionName"/>.</param>
/// <param name="Pair">1 to 3; the two agents of a pair run side by side, pair after pair.</param>
/// <param name="Needs">Agents whose output it reads.</param>
/// <param name="Critical">True when a brief without its section would be none; such a section is always filled by a fallback.</param>
/// <param name="TypicalDuration">What it usually takes, for the estimate shown before anything was measured.</param>
/// <param name="Optional">True when it is left out as soon as the time left is shorter than what it usually takes.</param>
public sealed record AgentPlanEntry(
    string Name,
    string Activity,
    string Section,
    int Pair,
    IReadOnlyList<string> Needs,
    bool Critical,
    TimeSpan TypicalDuration,
    bool Optional = false);
