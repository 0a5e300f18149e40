using System.Collections.Immutable;
using System.Globalization;

namespace ContentGen.Simulator.NewsApi;

/// <summary>The parameters of a request, refused as NewsAPI refuses them.</summary>
internal sealed class NewsQuery(IQueryCollection query)
{
    public string? Text(string name) => query[name].ToString() is { Length: > 0 } value ? value : null;

    public string? OneOf(string name, ImmutableArray<string> allowed) => Text(name) switch
    {
        null => null,
        var value when allowed.Contains(value) => value,
        var value =>
            throw NewsApiErrors.Invalid($"The {name} parameter '{value}' is not supported. Use one of: {string.Join(", ", allowed)}."),
    };

    public string[] List(string name) =>
        Text(name)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    public int Whole(string name, int absent, int maximum) => Text(name) switch
    {
        null => absent,
        var value when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= 1
            && number <= maximum => number,
        var value => throw NewsApiErrors.Invalid($"The {name} parameter must be a whole number from 1 to {maximum}, not '{value}'."),
    };

    public DateTimeOffset? Time(string name) => Text(name) switch
    {
        null => null,
        var value when DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) => time,
        var value => throw NewsApiErrors.Invalid($"The {name} parameter must be a date in ISO 8601 format, not '{value}'."),
    };

    public bool HasAny(params string[] names) => names.Any(name => Text(name) is not null);
}

/// <summary>The values that NewsAPI documents for its parameters.</summary>
internal static class NewsCategories
{
    public static ImmutableArray<string> All { get; } =
        ["business", "entertainment", "general", "health", "science", "sports", "technology"];

    public static ImmutableArray<string> Languages { get; } =
        ["ar", "de", "en", "es", "fr", "he", "it", "nl", "no", "pt", "ru", "sv", "ud", "zh"];

    public static ImmutableArray<string> Countries { get; } =
    [
        .. ("ae ar at au be bg br ca ch cn co cu cz de eg fr gb gr hk hu id ie il in it jp kr lt lv ma mx my ng nl no nz ph pl pt ro rs ru "
            + "sa se sg si sk th tr tw ua us ve za").Split(' '),
    ];

    public static ImmutableArray<string> Orders { get; } = ["relevancy", "popularity", "publishedAt"];
}
