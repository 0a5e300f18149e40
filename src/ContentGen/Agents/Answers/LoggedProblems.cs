namespace ContentGen.Agents.Answers;

/// <summary>
/// Problems as logs, errors and statuses may hold them: the model is shown its own words, which a problem puts between quotation marks;
/// nobody else is.
/// </summary>
internal static class LoggedProblems
{
    private const char Quote = '\'';

    public static string Of(IEnumerable<string> problems) => string.Join(' ', problems.Select(WithoutQuoted));

    // From the first mark to the last one: what the model wrote may have marks of its own.
    private static string WithoutQuoted(string problem) => (problem.IndexOf(Quote), problem.LastIndexOf(Quote)) switch
    {
        (var first, var last) when first < last => $"{problem[..(first + 1)]}…{problem[last..]}",
        _ => problem,
    };
}
