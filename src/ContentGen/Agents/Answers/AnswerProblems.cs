namespace ContentGen.Agents.Answers;

/// <summary>Collects what is wrong with an answer.</summary>
internal sealed class AnswerProblems
{
    private readonly List<string> _problems = [];

    public void Add(string problem) => _problems.Add(problem);

    /// <summary>Adds a problem for every id that no story of the run has.</summary>
    public void AddUnknown(IEnumerable<string> ids, IReadOnlyCollection<string> known, string where)
    {
        foreach (var id in ids.Where(id => !known.Contains(id)).Distinct())
        {
            Add($"{where}: there is no story '{Shown(id)}'; the stories are {string.Join(", ", known)}.");
        }
    }

    public void AddTooFew(int count, int least, string what)
    {
        if (count < least)
        {
            Add($"{what}: {count} different ones are too few; {least} are needed.");
        }
    }

    /// <summary>Adds a problem for every text of which nothing is left once it is plain text.</summary>
    public void AddEmpty(IEnumerable<(string Id, string Text)> texts, string what)
    {
        foreach (var (id, _) in texts.Where(text => text.Text.Length == 0))
        {
            Add($"{what} of '{Shown(id)}': has no text.");
        }
    }

    /// <summary>Adds a problem for every text with an address: where to go is for the stories to say, not for the model.</summary>
    public void AddAddresses(IEnumerable<string> texts, string what)
    {
        foreach (var text in texts.Where(HasAddress))
        {
            Add($"{what}: '{Shown(text)}' has an address; leave addresses out.");
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
