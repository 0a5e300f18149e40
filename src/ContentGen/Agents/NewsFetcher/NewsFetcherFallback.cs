using ContentGen.News;
using ContentGen.Requests;
using ContentGen.Text;

namespace ContentGen.Agents.NewsFetcher;

/// <summary>Stories made from the headlines alone: the publishers' own sentences, scored by order.</summary>
public static class NewsFetcherFallback
{
    private const int MostSentences = 3;
    private const double HighestScore = 0.8;
    private const double ScoreRange = 0.5;

    /// <summary>Up to twice the requested number of stories; none only when there are no headlines.</summary>
    public static NewsFetcherOutput FromHeadlines(IReadOnlyList<Headline> headlines, BriefRequest request)
    {
        var range = StoryRange.ForNews(request, headlines.Count);
        var chosen = HeadlineTurns.Choose(headlines, range.Most);
        return new NewsFetcherOutput([.. chosen.Select((headline, rank) => Derive(headline, Score(rank, range.Most)))]);
    }

    private static Story Derive(Headline headline, double score) => Story.From(headline, headline.Category, Summary(headline), score);

    private static double Score(int rank, int count) => Math.Round(HighestScore - (ScoreRange * rank / count), 2);

    /// <summary>The publisher's first sentences; the title where there are none.</summary>
    internal static string Summary(Headline headline)
    {
        var sentences = Sentences(headline.Description)
            .Concat(Sentences(headline.Content))
            .DistinctBy(NameKey.Of)
            .Take(MostSentences);
        var summary = TextLimit.Join(sentences, Story.LongestSummary);
        return summary.Length > 0 ? summary : Ended(TextLimit.Words(PlainText.Clean(headline.Title), Story.LongestSummary - 1));
    }

    private static IEnumerable<string> Sentences(string? text) => SentenceSplitter.Split(PlainText.Clean(text)).Select(Ended);

    private static string Ended(string sentence) =>
        SentenceSplitter.IsComplete(sentence) ? sentence : sentence.TrimEnd('…', '.', ' ') + ".";
}
