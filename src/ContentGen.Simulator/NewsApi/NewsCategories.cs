using System.Collections.Immutable;

namespace ContentGen.Simulator.NewsApi;

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
