using System.Text.RegularExpressions;
using ContentGen.Agents.Grounding;

namespace ContentGen.Agents;

/// <summary>An answer that was accepted, or what is wrong with it.</summary>
/// <param name="Output">Null when there are problems.</param>
/// <param name="Problems">Each a sentence that tells the model what to change; empty when the answer was accepted.</param>
public sealed record CheckedAnswer<TOutput>(TOutput? Output, IReadOnlyList<string> Problems)
    where TOutput : class
{
    private const int MostProblems = 20;

    /// <summary>What the model is told in the repair turn.</summary>
    public string Correction =>
        "The answer cannot be used:\n"
        + string.Concat(Problems.Take(MostProblems).Select(problem => $"- {problem}\n"))
        + "Give the whole answer once more with these points corrected and everything else unchanged.";

    /// <summary>
    /// Problems as logs, errors and statuses may hold them: the model is shown its own words, which a problem puts between quotation
    /// marks; nobody else is.
    /// </summary>
    public string Logged(int most = int.MaxValue) => string.Join(' ', Problems.Take(most).Select(WithoutQuoted));

    // From the first mark to the last one: what the model wrote may have marks of its own.
    private static string WithoutQuoted(string problem) => Regex.Replace(problem, "'.*'", "'…'", RegexOptions.Singleline);
}

/// <summary>Collects what is wrong with an answer.</summary>
internal sealed class AnswerProblems
{
    private readonly List<string> _problems = [];

    public void Add(string problem) => _problems.Add(problem);

    /// <summary>Adds a problem for every id that no story of the run has.</summary>
    public void AddUnknown(IEnumerable<string> ids, IReadOnlyCollection<string> known, string where) =>
        _problems.AddRange(ids.Where(id => !known.Contains(id)).Distinct()
            .Select(id => $"{where}: there is no story '{Shown(id)}'; the stories are {string.Join(", ", known)}."));

    public void AddTooFew(int count, int least, string what)
    {
        if (count < least)
        {
            Add($"{what}: {count} different ones are too few; {least} are needed.");
        }
    }

    /// <summary>Adds a problem for every text of which nothing is left once it is plain text.</summary>
    public void AddEmpty(IEnumerable<(string Id, string Text)> texts, string what) =>
        _problems.AddRange(texts.Where(text => text.Text.Length == 0).Select(text => $"{what} of '{Shown(text.Id)}': has no text."));

    /// <summary>Adds a problem for every text with an address: where to go is for the stories to say, not for the model.</summary>
    public void AddAddresses(IEnumerable<string> texts, string what) =>
        _problems.AddRange(texts.Where(HasAddress).Select(text => $"{what}: '{Shown(text)}' has an address; leave addresses out."));

    /// <summary>
    /// Adds a problem when the texts together are plainly in another language than the brief is to be in. Titles of stories are no
    /// such texts: they stay in the language of their source.
    /// </summary>
    public void AddOtherLanguage(IEnumerable<string> texts, string language, string what)
    {
        if (WrittenLanguage.OtherThan(language, texts) is { } other)
        {
            Add($"{what}: they are written in the language {other}; write them in the language {language}.");
        }
    }

    /// <summary>The output when nothing is wrong. <paramref name="output"/> is only called then.</summary>
    public CheckedAnswer<TOutput> Or<TOutput>(Func<TOutput> output)
        where TOutput : class =>
        new(_problems.Count == 0 ? output() : null, _problems);

    private static bool HasAddress(string text) =>
        text.Contains("://", StringComparison.Ordinal) || text.Contains("www.", StringComparison.OrdinalIgnoreCase);

    private static string Shown(string id) => id.Length <= 20 ? id : id[..20] + "…";
}
