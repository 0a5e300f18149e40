using System.Collections.Frozen;

namespace ContentGen.Agents.Phrases;

/// <summary>The fixed sentences of briefs that are made without a model, in one language.</summary>
/// <param name="Days">Names of the weekdays, Sunday first.</param>
/// <param name="Months">Names of the months, January first.</param>
/// <param name="Date">Weekday name, day of the month and month name to a spoken date.</param>
/// <param name="Greeting">Spoken date to the first sentence.</param>
/// <param name="Reports">Publisher and title to a sentence; the title brings its own end.</param>
/// <param name="Published">Publisher and spoken date to a sentence.</param>
/// <param name="ReportedEarlier">Sentence on a story that an earlier brief has told.</param>
/// <param name="NothingNew">Sentence before stories all of which an earlier brief has told.</param>
/// <param name="Reason">A short phrase to the sentence that gives it as a reason.</param>
internal sealed record BriefPhrases(
    string[] Days,
    string[] Months,
    Func<string, int, string, string> Date,
    Func<string, string> Greeting,
    string Goodbye,
    Func<string, string, string> Reports,
    Func<string, string, string> Published,
    string ReportedEarlier,
    string NothingNew,
    string NoNews,
    string NoNewsExplained,
    string TryLater,
    Func<string, string> Reason,
    string NewestInCategory,
    string NewestOfEachCategory,
    string MostRelevant)
{
    private static readonly FrozenDictionary<string, BriefPhrases> ByLanguage = new Dictionary<string, BriefPhrases>
    {
        ["ar"] = ArabicPhrases.All,
        ["en"] = EnglishPhrases.All,
        ["de"] = GermanPhrases.All,
        ["es"] = SpanishPhrases.All,
        ["fr"] = FrenchPhrases.All,
        ["it"] = ItalianPhrases.All,
        ["nl"] = DutchPhrases.All,
        ["no"] = NorwegianPhrases.All,
        ["pt"] = PortuguesePhrases.All,
        ["sv"] = SwedishPhrases.All,
        ["zh"] = ChinesePhrases.All,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The phrases of a language; English for a language that has none.</summary>
    /// <param name="language">ISO 639-1 code.</param>
    public static BriefPhrases For(string language) => ByLanguage.TryGetValue(language, out var phrases) ? phrases : EnglishPhrases.All;

    public string Spoken(DateOnly day) => Date(Days[(int)day.DayOfWeek], day.Day, Months[day.Month - 1]);
}
