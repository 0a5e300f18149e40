using ContentGen.News;

namespace ContentGen.Agents;

/// <summary>Chooses headlines without a model: those with some text first, every category in turn, in the order they came.</summary>
internal static class HeadlineTurns
{
    public static IEnumerable<Headline> Choose(IReadOnlyList<Headline> headlines, int count) =>
        headlines
            .GroupBy(headline => headline.Category)
            .SelectMany(category => category.OrderBy(IsBare).Select((headline, turn) => (headline, turn)))
            .OrderBy(entry => IsBare(entry.headline))
            .ThenBy(entry => entry.turn)
            .Select(entry => entry.headline)
            .Take(count);

    private static bool IsBare(Headline headline) => headline.Description is null && headline.Content is null;
}
