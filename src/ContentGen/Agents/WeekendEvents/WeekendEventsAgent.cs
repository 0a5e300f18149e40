using System.Globalization;
using ContentGen.Agents.Answers;
using ContentGen.Briefs;
using ContentGen.Words;

namespace ContentGen.Agents.WeekendEvents;

/// <summary>Suggests what to do at the weekend.</summary>
internal sealed class WeekendEventsAgent()
    : Agent<WeekendEventsInput, WeekendEventsOutput, WeekendEventsOutput>(AgentName.WeekendEvents, "WeekendEvents")
{
    private const int FewestTips = 1;
    private const int MostTips = 5;

    public override string Question(BriefRequest request, WeekendEventsInput input) => NewsMessage.Write(
        new
        {
            request.Language,
            Day = input.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Weekday = input.Day.DayOfWeek.ToString(),
            TipsAtLeast = FewestTips,
            TipsAtMost = MostTips,
        },
        input.Stories);

    public override CheckedAnswer<WeekendEventsOutput> Check(WeekendEventsOutput answer, BriefRequest request, WeekendEventsInput input)
    {
        var tips = answer.Tips
            .Select(tip => tip with { Title = PlainText.Clean(tip.Title), Description = PlainText.Clean(tip.Description) })
            .DistinctBy(tip => NameKey.Of(tip.Title))
            .ToList();
        var problems = new AnswerProblems();
        problems.AddEmpty(tips.Select(tip => (tip.Title, tip.Title)), "title");
        problems.AddEmpty(tips.Select(tip => (tip.Title, tip.Description)), "description");
        foreach (var tip in tips.Where(tip => HasAddress(tip.Title) || HasAddress(tip.Description)))
        {
            problems.Add($"tips: '{tip.Title}' has an address; leave addresses out.");
        }

        return problems.Or(() => new WeekendEventsOutput(tips));
    }

    private static bool HasAddress(string text) =>
        text.Contains("://", StringComparison.Ordinal) || text.Contains("www.", StringComparison.OrdinalIgnoreCase);
}
