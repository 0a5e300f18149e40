using System.Globalization;
using System.Text.RegularExpressions;

namespace ContentGen.Simulator.Bedrock.Answers;

/// <summary>What a message asks for beside its stories, as far as the simulated model heeds it.</summary>
/// <param name="MostStories">How many stories an answer may name at most.</param>
/// <param name="Weekday">The day of the brief, for the greeting; null when the message does not tell.</param>
internal sealed partial record RequestParameters(int MostStories, string? Weekday)
{
    public static RequestParameters Unlimited { get; } = new(int.MaxValue, null);

    public static RequestParameters Read(string text)
    {
        var most = MostStoriesPattern().Match(text);
        var weekday = WeekdayPattern().Match(text);
        return new RequestParameters(
            most.Success && int.TryParse(most.Groups[1].Value, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue,
            weekday.Success ? weekday.Groups[1].Value : null);
    }

    [GeneratedRegex("\"(?:storiesAtMost|maxStories|stories_at_most|max_stories)\"\\s*:\\s*(\\d+)", RegexOptions.IgnoreCase)]
    private static partial Regex MostStoriesPattern();

    [GeneratedRegex("\"weekday\"\\s*:\\s*\"([A-Za-z]+day)\"", RegexOptions.IgnoreCase)]
    private static partial Regex WeekdayPattern();
}
