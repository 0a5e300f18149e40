using System.Text.Json.Serialization;

namespace ContentGen.Requests;

/// <summary>What a caller asked for, after validation and defaults.</summary>
/// <param name="Categories">
/// News categories, at least one, each of <see cref="NewsCategory.All"/>. Default: general, technology, science.
/// </param>
/// <param name="Country">ISO 3166-1 alpha-2 code in lower case. Default: us.</param>
/// <param name="Language">ISO 639-1 code in lower case. Default: en.</param>
/// <param name="MaxStories">Stories in the brief, 1 to 10. Default: 5.</param>
/// <param name="Voice">Amazon Polly voice id; null for the configured voice.</param>
/// <param name="ForceFresh">
/// True to ask news services, agents and voice although a recent answer is cached; what is cached then only stands in for failures.
/// Default: false.
/// </param>
public sealed record BriefRequest(
    IReadOnlyList<string> Categories,
    string Country,
    string Language,
    int MaxStories,
    string? Voice,
    bool ForceFresh)
{
    public const int DefaultMaxStories = 5;
    public const int MostStories = 10;
    public const int DefaultMinutes = 2;
    public const int MostMinutes = 10;
    public const int MostVoices = 2;

    /// <summary>
    /// Amazon Polly voice ids of the presenters, one or two, who take turns. Empty until the run is started; then they are known also where
    /// none was asked for.
    /// </summary>
    public IReadOnlyList<string> Voices { get; init; } = [];

    /// <summary>How long the brief is to be, 1 to 10 minutes. Default: 2.</summary>
    public int Minutes { get; init; } = DefaultMinutes;

    /// <summary>How the news is told. Default: as a bulletin.</summary>
    public BriefStyle Style { get; init; }

    /// <summary>Name of the edition that the brief belongs to; null for none.</summary>
    public string? Edition { get; init; }

    /// <summary>True when a person has to approve the script before it is spoken. Default: false.</summary>
    public bool Review { get; init; }

    /// <summary>Stories that a brief of this length has room for; of use when their number is not asked for.</summary>
    public static int StoriesFor(int minutes) => Math.Min(MostStories, (2 * minutes) + 1);

    /// <summary>The presenters of a brief that has two, who take turns; empty for one who speaks alone.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Pair => Voices.Count > 1 ? Voices : [];

    public static BriefRequest Default { get; } = new(["general", "technology", "science"], "us", "en", DefaultMaxStories, null, false);
}

/// <summary>How the news of a brief is told.</summary>
public enum BriefStyle
{
    /// <summary>Read out, story after story.</summary>
    Bulletin,

    /// <summary>Talked about, by two presenters where the language has two voices.</summary>
    Conversation,
}

/// <summary>The news categories; the same seven as NewsAPI's.</summary>
public static class NewsCategory
{
    public static IReadOnlyList<string> All { get; } =
        ["business", "entertainment", "general", "health", "science", "sports", "technology"];
}

/// <summary>Countries whose headlines can be asked for; those of NewsAPI.</summary>
public static class BriefCountry
{
    public static IReadOnlyList<string> All { get; } =
    [
        "ae", "ar", "at", "au", "be", "bg", "br", "ca", "ch", "cn", "co", "cu", "cz", "de", "eg", "fr", "gb", "gr",
        "hk", "hu", "id", "ie", "il", "in", "it", "jp", "kr", "lt", "lv", "ma", "mx", "my", "ng", "nl", "no", "nz",
        "ph", "pl", "pt", "ro", "rs", "ru", "sa", "se", "sg", "si", "sk", "th", "tr", "tw", "ua", "us", "ve", "za",
    ];
}

/// <summary>A language in which a brief can be made: one that both NewsAPI and Amazon Polly's neural voices know.</summary>
/// <param name="Code">ISO 639-1 code.</param>
/// <param name="ThreeLetterCode">ISO 639-2 code.</param>
/// <param name="OwnName">How it calls itself. The app runs without the cultures that would know.</param>
public sealed record BriefLanguage(string Code, string ThreeLetterCode, string OwnName)
{
    public static IReadOnlyList<BriefLanguage> Known { get; } =
    [
        new("ar", "ara", "العربية"),
        new("de", "deu", "Deutsch"),
        new("en", "eng", "English"),
        new("es", "spa", "Español"),
        new("fr", "fra", "Français"),
        new("it", "ita", "Italiano"),
        new("nl", "nld", "Nederlands"),
        new("no", "nor", "Norsk"),
        new("pt", "por", "Português"),
        new("sv", "swe", "Svenska"),
        new("zh", "zho", "中文"),
    ];

    /// <summary>The codes of all of them.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Known.Select(language => language.Code)];
}
