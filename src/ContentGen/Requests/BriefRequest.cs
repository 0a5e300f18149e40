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

    public static BriefRequest Default { get; } = new(["general", "technology", "science"], "us", "en", DefaultMaxStories, null, false);
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

/// <summary>Languages in which a brief can be made: those that both NewsAPI and Amazon Polly's neural voices know.</summary>
public static class BriefLanguage
{
    public static IReadOnlyList<string> All { get; } = ["ar", "de", "en", "es", "fr", "it", "nl", "no", "pt", "sv", "zh"];
}
