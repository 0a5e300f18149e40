using System.Globalization;

namespace ContentGen.Agents.Phrases;

/// <summary>
/// The fixed sentences of briefs that are made without a model, in one language, as <c>phrases.json</c> has them. A format says where the
/// parts of a sentence go: {0} is the first of them.
/// </summary>
/// <param name="Days">Names of the weekdays, Sunday first.</param>
/// <param name="Months">Names of the months, January first.</param>
/// <param name="DateFormat">Spoken date of weekday name, day of the month and month name.</param>
/// <param name="Introduction">Title of what is said before the first story.</param>
/// <param name="ReportedEarlier">Sentence on a story that an earlier brief has told.</param>
/// <param name="NothingNew">Sentence before stories all of which an earlier brief has told.</param>
internal sealed record BriefPhrases(
    string[] Days,
    string[] Months,
    string DateFormat,
    string GreetingFormat,
    string Goodbye,
    string Introduction,
    string ReportsFormat,
    string PublishedFormat,
    string ReportedEarlier,
    string NothingNew,
    string NoNews,
    string NoNewsExplained,
    string TryLater,
    string NewestInCategory,
    string NewestOfEachCategory,
    string MostRelevant)
{
    private static readonly IReadOnlyDictionary<string, BriefPhrases> ByLanguage =
        AgentResource.Entries<BriefPhrases>("Phrases", "phrases.json");

    /// <summary>The phrases of a language; English for a language that has none.</summary>
    public static BriefPhrases For(string language) => ByLanguage.GetValueOrDefault(language, ByLanguage["en"]);

    /// <summary>The first sentence.</summary>
    public string Greeting(DateOnly day) => Fill(GreetingFormat, Spoken(day));

    /// <param name="title">Brings its own end.</param>
    public string Reports(string publisher, string title) => Fill(ReportsFormat, publisher, title);

    public string Published(string publisher, DateOnly day) => Fill(PublishedFormat, publisher, Spoken(day));

    private string Spoken(DateOnly day) => Fill(DateFormat, Days[(int)day.DayOfWeek], day.Day, Months[day.Month - 1]);

    private static string Fill(string format, params object[] parts) => string.Format(CultureInfo.InvariantCulture, format, parts);
}
