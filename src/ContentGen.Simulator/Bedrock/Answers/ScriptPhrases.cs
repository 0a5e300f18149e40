using System.Reflection;
using System.Text.Json;

namespace ContentGen.Simulator.Bedrock.Answers;

/// <summary>What a script says beside its stories, in one language, as <c>script-phrases.json</c> lists it.</summary>
/// <param name="Weekdays">Sunday to Saturday.</param>
/// <param name="Today">Stands for the weekday where the message names none.</param>
/// <param name="Greetings">Each with <c>{0}</c> for the day.</param>
/// <param name="Goodbyes">One ends the script.</param>
/// <param name="FirstLead">Leads up to the first story.</param>
/// <param name="Leads">Lead up to the stories between, in turn.</param>
/// <param name="LastLead">Leads up to the last story.</param>
/// <param name="Between">What stands between the parts of a remark.</param>
/// <param name="Remarks">
/// Parts of sentences to be said of any story that is to be told at length, list by list; they add no facts. The lists' lengths have no
/// common divisor, so each sentence comes once before any comes again, and sentences near one another share no part.
/// </param>
internal sealed record ScriptPhrases(
    IReadOnlyList<string> Weekdays,
    string Today,
    IReadOnlyList<string> Greetings,
    IReadOnlyList<string> Goodbyes,
    string FirstLead,
    IReadOnlyList<string> Leads,
    string LastLead,
    string Between,
    IReadOnlyList<IReadOnlyList<string>> Remarks)
{
    /// <summary>The language of the sample's stories, and of a script in a language that the list has not.</summary>
    public const string Usual = "en";

    private static readonly Lazy<Dictionary<string, ScriptPhrases>> ByLanguage = new(Read);

    public int RemarkCount => Remarks.Aggregate(1, (count, parts) => count * parts.Count);

    /// <param name="language">ISO 639-1 code.</param>
    public static ScriptPhrases For(string language) => ByLanguage.Value.GetValueOrDefault(language) ?? ByLanguage.Value[Usual];

    /// <param name="weekday">In English.</param>
    public string Day(string? weekday) => weekday is null ? Today
        : Enum.TryParse<DayOfWeek>(weekday, ignoreCase: true, out var day) ? Weekdays[(int)day]
        : weekday;

    public string Remark(int number) => string.Join(Between, Remarks.Select(parts => parts[number % parts.Count]));

    private static Dictionary<string, ScriptPhrases> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("script-phrases.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, ScriptPhrases>>(stream, JsonSerializerOptions.Web)!;
    }
}
