using ContentGen.Agents;
using ContentGen.Sections;

namespace ContentGen.Briefs;

/// <summary>Writes an agent's trace from its status line, its place in the plan and what was noted of it.</summary>
internal static class AgentTraces
{
    public static AgentTrace Of(AgentProgress line, AgentNote note)
    {
        var plan = AgentPlan.Of(line.Name);
        var usage = note.Usage;
        return new(
            line.Name,
            line.Status,
            line.DurationMs,
            Math.Max(0, line.Attempts - 1),
            line.Attempts,
            line.Error,
            new(plan.Needs, usage?.ModelId is { Length: > 0 } model ? model : null, usage?.PromptVersion, usage?.PromptCharacters, usage?.InputTokens),
            new(plan.Section, line.Source, note.Provenance?.SourceUrls.Count ?? 0, usage?.OutputTokens, usage?.Repaired, usage?.DurationMs),
            [.. Decisions(line, note)]);
    }

    private static IEnumerable<string> Decisions(AgentProgress line, AgentNote note)
    {
        if (line.Status == AgentState.Skipped)
        {
            yield return $"{(line.Attempts == 0 ? "Not called" : "Given up")}: {line.Error}";
        }

        if (line.Attempts > 1)
        {
            yield return $"Tried {line.Attempts} times.";
        }

        if (note.Usage is { Repaired: true })
        {
            yield return "The first answer was invalid; the repaired one was used.";
        }

        if (note.Provenance is { Source: not SectionSource.Live } provenance)
        {
            yield return $"The section is {Worded(provenance.Source)}: {provenance.Reason}";
        }
    }

    private static string Worded(SectionSource source) => source switch
    {
        SectionSource.Cached => "from an earlier run",
        SectionSource.Derived => "derived from what succeeded",
        SectionSource.Static => "fixed content",
        _ => "left out",
    };
}
