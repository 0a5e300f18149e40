using ContentGen.Agents;
using ContentGen.News;
using ContentGen.Requests;

namespace ContentGen.Tests.Agents;

/// <summary>Headlines and stories of our own invention.</summary>
internal static class SampleNews
{
    public static readonly DateOnly Monday = new(2026, 11, 23);

    public static BriefRequest Request { get; } = BriefRequest.Default with { MaxStories = 3 };

    public static IReadOnlyList<Headline> Headlines { get; } =
    [
        Headline(
            1, "technology", "Solar ferry crosses the strait", "A ferry that runs on sunlight alone crossed the strait in nine hours."),
        Headline(2, "science", "Comet returns after 70 years", "The comet will be seen with the naked eye until Friday."),
        Headline(3, "general", "City opens its oldest bridge again", "The bridge was closed for repairs for two years."),
        Headline(4, "technology", "Library lends robots", null),
        Headline(5, "science", "Moss survives a year in vacuum", "The moss grew again within a week, the researchers say."),
        Headline(6, "general", "Town votes for free buses", "Two thirds of the voters agreed."),
        Headline(7, "technology", "Phone battery made of sand", "It lasts three days in the laboratory."),
    ];

    public static IReadOnlyList<Story> Stories { get; } =
    [
        .. Headlines.Take(3).Select((headline, index) =>
            Story.From(headline, headline.Category, headline.Description!, Math.Round(0.5 + (index * 0.1), 2))),
    ];

    private static Headline Headline(int number, string category, string title, string? description) => new(
        $"s{number}",
        title,
        description,
        null,
        $"https://citypost.example/{number}",
        number == 2 ? null : $"https://citypost.example/{number}.jpg",
        "City Post",
        new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero).AddMinutes(-number),
        category);
}
