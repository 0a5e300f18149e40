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
    string ReasonFormat,
    string NewestInCategory,
    string NewestOfEachCategory,
    string MostRelevant)
{
    private static readonly Lazy<IReadOnlyDictionary<string, BriefPhrases>> ByLanguage = new(() =>
        AgentResource.ByLanguage<BriefPhrases>("Phrases", "phrases.json"));

    /// <summary>The phrases of a language; English for a language that has none.</summary>
    /// <param name="language">ISO 639-1 code.</param>
    public static BriefPhrases For(string language) => ByLanguage.Value.GetValueOrDefault(language, ByLanguage.Value["en"]);

    public string Spoken(DateOnly day) => Fill(DateFormat, Days[(int)day.DayOfWeek], day.Day, Months[day.Month - 1]);

    /// <summary>The first sentence.</summary>
    /// <param name="date">As spoken.</param>
    public string Greeting(string date) => Fill(GreetingFormat, date);

    /// <param name="title">Brings its own end.</param>
    public string Reports(string publisher, string title) => Fill(ReportsFormat, publisher, title);

    /// <param name="date">As spoken.</param>
    public string Published(string publisher, string date) => Fill(PublishedFormat, publisher, date);

    /// <summary>Gives a short phrase as a reason.</summary>
    public string Reason(string reason) => Fill(ReasonFormat, reason);

    private static string Fill(string format, params object[] parts) => string.Format(CultureInfo.InvariantCulture, format, parts);
}
