using ContentGen.Sections;

namespace ContentGen.Runs;

/// <summary>When earlier content may stand in, and when it counts as normal.</summary>
internal static class CacheUse
{
    /// <summary>Reason given for content that was still recent, so that nobody was asked.</summary>
    public const string Recent = "The same question was answered a short while ago.";

    /// <summary>Content of any age is better than none while its service is not even called; else it must be recent enough to pass for today's.</summary>
    public static bool MayStandIn(TimeSpan age, bool serviceIsOpen, RunSettings settings) => serviceIsOpen || age < settings.AgentOutputAge;

    /// <summary>True for live content and for cached content within its section's normal age: such a section makes no brief partial.</summary>
    public static bool IsWhole(string section, Provenance provenance, RunSettings settings) => provenance.Source switch
    {
        SectionSource.Live => true,
        SectionSource.Cached => TimeSpan.FromSeconds(provenance.AgeSeconds) <= NormalAge(section, settings),
        _ => false,
    };

    public static string StandInReason(string failure, string section, TimeSpan age, RunSettings settings) =>
        age <= NormalAge(section, settings)
            ? $"{failure} What was made earlier is used."
            : $"{failure} What was made {Words(age)} ago is used, which is older than normal.";

    private static TimeSpan NormalAge(string section, RunSettings settings) =>
        section == SectionName.Headlines ? settings.ExternalApiAge : settings.AgentOutputAge;

    private static string Words(TimeSpan age) => age.TotalHours >= 1 ? $"{age.TotalHours:0.#} hours" : $"{age.TotalMinutes:0} minutes";
}
