using System.Globalization;
using ContentGen.Agents.Answers;
using ContentGen.Requests;
using ContentGen.Text;

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
        problems.AddAddresses(tips.SelectMany(tip => new[] { tip.Title, tip.Description }), "tips");
        return problems.Or(() => new WeekendEventsOutput(tips));
    }
}
