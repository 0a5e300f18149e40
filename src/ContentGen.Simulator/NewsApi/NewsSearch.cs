namespace ContentGen.Simulator.NewsApi;

/// <summary>
/// The part of NewsAPI's query language that is covered: words, "exact phrases", <c>+must</c>, <c>-must not</c>, <c>AND</c>,
/// <c>OR</c> and <c>NOT</c>, without brackets.
/// </summary>
internal static class NewsSearch
{
    private static readonly string[] SearchedFields = ["title", "description", "content"];

    public static bool Matches(Article article, string query)
    {
        var text = string.Join('\n', SearchedFields.Select(article.Text));
        return query.Split(" OR ").Any(alternative => MatchesAll(text, alternative));
    }

    private static bool MatchesAll(string text, string terms)
    {
        var negated = false;
        foreach (var term in Terms(terms))
        {
            if (term is "AND" or "NOT")
            {
                negated = term == "NOT";
                continue;
            }

            var unwanted = negated || term.StartsWith('-');
            negated = false;
            if (text.Contains(term.Trim('+', '-', '(', ')'), StringComparison.OrdinalIgnoreCase) == unwanted)
            {
                return false;
            }
        }

        return true;
    }

    // Every second part lies between quotation marks and is one term.
    private static IEnumerable<string> Terms(string terms) => terms.Split('"')
        .SelectMany((part, index) => index % 2 == 1 ? [part] : part.Split(' '))
        .Where(term => term.Length > 0);
}
