using ContentGen.Agents;
using ContentGen.Briefs;
using ContentGen.Local.Progress;
using ContentGen.Sections;

namespace ContentGen.Local.Report;

/// <summary>A brief as plain text for the person who asked for it.</summary>
internal static class BriefReport
{
    private const string Indent = "    ";

    /// <param name="width">Columns to wrap at.</param>
    /// <param name="elapsed">How long the run took; null when that is not known.</param>
    public static IEnumerable<string> Lines(Brief brief, int width, TimeSpan? elapsed = null) =>
    [
        Title(brief, elapsed),
        .. Stories(brief, width),
        .. Script(brief, width),
        .. Favourite(brief, width),
        .. Tips(brief, width),
        .. Sources(brief, width),
        .. Cost(brief, width),
        .. Errors(brief, width),
    ];

    private static string Title(Brief brief, TimeSpan? elapsed)
    {
        var state = brief.Emergency ? "EMERGENCY BRIEF" : brief.Status.ToString().ToUpperInvariant();
        var stories = brief.NewsItems.Count == 1 ? "1 story" : $"{brief.NewsItems.Count} stories";
        var time = elapsed is { } taken ? $", in {ProgressText.Seconds(taken)}" : "";
        return $"Brief of {brief.GeneratedAt.UtcDateTime:d MMMM yyyy, HH:mm} UTC: {state}, {stories}{time}";
    }

    private static IEnumerable<string> Stories(Brief brief, int width) => Section(
        "Stories",
        brief.NewsItems.SelectMany((item, index) => (string[])
        [
            .. TextWrap.Lines($"{index + 1}. {item.Title} ({item.Source}, {item.Category})", width, "  ", Indent + " "),
            .. TextWrap.Lines(item.Summary, width, Indent + " "),
        ]));

    private static IEnumerable<string> Script(Brief brief, int width)
    {
        var words = brief.Script.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
        var spoken = brief.Audio is { } audio
            ? $"{TimeSpan.FromSeconds(audio.DurationSeconds):m\\:ss} spoken by {audio.Voice} ({audio.Engine})"
            : "not spoken";
        return Section($"Script, {words} words, {spoken}", TextWrap.Lines(brief.Script, width, "  "));
    }

    private static IEnumerable<string> Favourite(Brief brief, int width) => brief.AgentOutputs.FavoriteStory is { } favourite
        ? Section(
            "Favourite story",
            [.. TextWrap.Lines(favourite.Title, width, "  "), .. TextWrap.Lines(favourite.Reasoning, width, Indent)])
        : [];

    private static IEnumerable<string> Tips(Brief brief, int width) => Section(
        "Weekend",
        (brief.AgentOutputs.WeekendRecommendations ?? [])
            .SelectMany(tip => TextWrap.Lines($"{tip.Title}: {tip.Description}", width, "  ", Indent)));

    private static IEnumerable<string> Sources(Brief brief, int width) => Section(
        "Where it came from",
        brief.Sections
            .Select(section => $"{section.Key}: {Describe(section.Value)}{Duration(brief, section.Key)}")
            .SelectMany(line => TextWrap.Lines(line, width, "  ", Indent)));

    private static string Describe(Provenance provenance)
    {
        var age = provenance.AgeSeconds > 0 ? $", {provenance.AgeSeconds} s old" : "";
        var reason = provenance.Reason is { } text ? $" ({text})" : "";
        return provenance.Source.ToString().ToLowerInvariant() + age + reason;
    }

    private static string Duration(Brief brief, string section) =>
        AgentPlan.Entries.FirstOrDefault(entry => entry.Section == section) is { Name: var name }
        && brief.AgentStatus.FirstOrDefault(agent => agent.Name == name)?.DurationMs is { } duration
            ? $", {ProgressText.Seconds(TimeSpan.FromMilliseconds(duration))}"
            : "";

    private static IEnumerable<string> Cost(Brief brief, int width)
    {
        if (brief.Cost is not { } cost)
        {
            return [];
        }

        var price = cost.Usd is { } usd ? $"about ${usd:0.0000}" : "price not known";
        var tokens = $"{cost.InputTokens:N0} tokens read, {cost.OutputTokens:N0} written";
        return Section("Cost", TextWrap.Lines($"{price}: {tokens}, {cost.Characters:N0} characters spoken", width, "  "));
    }

    private static IEnumerable<string> Errors(Brief brief, int width) =>
        Section("Errors", brief.Errors.SelectMany(error => TextWrap.Lines($"{error.Step}: {error.Message}", width, "  ", Indent)));

    private static IEnumerable<string> Section(string title, IEnumerable<string> lines)
    {
        var body = lines.ToList();
        return body.Count > 0 ? ["", title, .. body] : [];
    }
}

internal static class TextWrap
{
    /// <summary>Whole words on lines of at most <paramref name="width"/> columns, each behind <paramref name="indent"/>.</summary>
    /// <param name="hanging">What the lines after the first stand behind; null for the same indent.</param>
    public static IEnumerable<string> Lines(string text, int width, string indent, string? hanging = null)
    {
        var line = indent;
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > indent.Length && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = indent = hanging ?? indent;
            }

            line += line.Length > indent.Length ? " " + word : word;
        }

        if (line.Length > indent.Length)
        {
            yield return line;
        }
    }
}
