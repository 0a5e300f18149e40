using ContentGen.Requests;
using ContentGen.Sections;
using ContentGen.Text;

namespace ContentGen.Agents.WeekendEvents;

/// <summary>Suggests what to do at the weekend.</summary>
internal sealed class WeekendEventsAgent()
    : Agent<WeekendEventsInput, WeekendEventsOutput, WeekendEventsOutput>(AgentName.WeekendEvents, "WeekendEvents")
{
    public static readonly WeekendEventsAgent Instance = new();

    private const int FewestTips = 1;
    private const int MostTips = 5;

    private static readonly IReadOnlyDictionary<string, WeekendTip[]> TipsByLanguage =
        AgentResource.Entries<WeekendTip[]>("WeekendEvents", "tips.json");

    public override string Question(BriefRequest request, WeekendEventsInput input) => NewsMessage.Write(
        new
        {
            request.Language,
            input.Day,
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
        string[] texts = [.. tips.SelectMany(tip => new[] { tip.Title, tip.Description })];
        problems.AddAddresses(texts, "tips");
        problems.AddOtherLanguage(texts, request.Language, "tips");
        return problems.Or(() => new WeekendEventsOutput(tips));
    }

    /// <summary>Tips do not speak of stories, so they are kept for any.</summary>
    public override IReadOnlyDictionary<string, string> Stories(WeekendEventsInput input) => new Dictionary<string, string>();

    public override bool NeedsNoStories => true;

    public override IEnumerable<string> SourceUrls(WeekendEventsOutput output, WeekendEventsInput input) => [];

    public override WeekendEventsOutput? Adopt(WeekendEventsOutput earlier, StoryIds ids) => earlier;

    public override Section<WeekendEventsOutput> Fallback(WeekendEventsInput input, BriefRequest request, string reason) =>
        Section.Static(Derive(input, request), reason);

    /// <summary>Three tips that are always true, without dates or places; in English for a language that has none of its own.</summary>
    protected override WeekendEventsOutput Derive(WeekendEventsInput input, BriefRequest request) =>
        new(TipsByLanguage.GetValueOrDefault(request.Language, TipsByLanguage["en"]));
}

/// <param name="Stories">The brief's stories; tips may pick up their topics.</param>
/// <param name="Day">Date of the brief.</param>
public sealed record WeekendEventsInput(IReadOnlyList<Story> Stories, DateOnly Day);

/// <param name="Tips">One to five tips.</param>
public sealed record WeekendEventsOutput(IReadOnlyList<WeekendTip> Tips);

/// <param name="Title">At most 100 characters.</param>
/// <param name="Description">What to do and why, at most 300 characters. General advice, no invented dated events.</param>
/// <param name="Category">outdoors, culture, food, learning or home.</param>
public sealed record WeekendTip(string Title, string Description, string Category);
