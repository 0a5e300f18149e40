using ContentGen.Agents;
using ContentGen.Sections;

namespace ContentGen.Runs;

/// <summary>Which sections are made again when one is: it, and what is made from it.</summary>
public static class RegenerationPlan
{
    /// <summary>Sections that can be asked for: those of the agents, and the audio. New headlines are a new brief.</summary>
    public static IReadOnlyList<string> Sections { get; } = [.. AgentPlan.Entries.Select(entry => entry.Section), SectionName.Audio];

    /// <param name="section">One of <see cref="Sections"/>.</param>
    public static IReadOnlySet<string> Of(string section)
    {
        HashSet<string> again = [section];
        foreach (var entry in AgentPlan.Entries)
        {
            if (entry.Needs.Any(needed => again.Contains(AgentPlan.Of(needed).Section)))
            {
                again.Add(entry.Section);
            }
        }

        if (again.Contains(SectionName.Script))
        {
            again.Add(SectionName.Audio);
        }

        return again;
    }
}
