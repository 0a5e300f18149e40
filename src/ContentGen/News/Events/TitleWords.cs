using System.Text.RegularExpressions;
using ContentGen.Text;

namespace ContentGen.News.Events;

/// <summary>What a headline says, as words to compare.</summary>
/// <param name="Words">The title's telling words, bent forms alike.</param>
/// <param name="Figures">The title's numbers in digits.</param>
/// <param name="Names">The title's words with capitals, in order.</param>
/// <param name="Text">The telling words of the summary.</param>
internal sealed partial record TitleWords(
    IReadOnlySet<string> Words, IReadOnlySet<string> Figures, IReadOnlyList<string> Names, IReadOnlySet<string> Text)
{
    private const int LongestBare = 3;

    // In the languages of the briefs: what a title has or lacks without saying something else.
    private static readonly HashSet<string> Silent =
    [
        .. ("a an the of in on at to for from by with as and or is are was were be been has have had it its this that his her their after"
            + " amid over"
            + " live update updates updated breaking video watch exclusive news latest"
            + " der die das den dem des ein eine einen im in am an auf zu zum zur von vom mit und oder ist sind war bei nach aus eil"
            + " eilmeldung"
            + " le la les l un une des du de d en au aux et ou est sont a à dans sur pour par avec direct"
            + " el los las una unos del al y o es son con por para se directo última hora"
            + " il lo gli i uno e è sono di da del della nel con su per diretta"
            + " het een van met op voor aan bij is zijn det den en et som på av för med till och är").Split(' '),
    ];

    // What makes another story of one that is otherwise the same.
    private static readonly HashSet<string> Turning =
    [
        .. ("no not never without second third fourth fifth another again new more fewer less former ex denies deny denied against"
            + " nicht kein keine nie ohne zweite zweiter dritte erneut neue neuer mehr weniger"
            + " ne pas non jamais sans deuxième second troisième autre nouveau nouvelle plus moins"
            + " no nunca sin segundo segunda tercer tercera otro otra nuevo nueva más menos"
            + " senza secondo terzo altro altra nuovo nuova niet geen tweede derde nieuwe nog meer inte ikke ny andra")
                .Split(' ').Select(Bare),
    ];

    /// <param name="text">The summary; null when there is none.</param>
    public static TitleWords Of(string title, string? text)
    {
        var words = Written(title).ToList();
        return new(
            words.Select(Bare).ToHashSet(),
            words.Where(word => char.IsDigit(word[0])).ToHashSet(),
            [.. words.Where(word => char.IsUpper(word[0])).Select(Bare).Distinct()],
            Written(text ?? "").Select(Bare).ToHashSet());
    }

    /// <summary>True for a word that makes another story of the same one: "second", "not".</summary>
    public static bool Turns(string word) => Turning.Contains(word);

    private static IEnumerable<string> Written(string text) => Word().Matches(LetterForms.Plain(text))
        .Select(match => match.Value)
        .Where(word => !Silent.Contains(word.ToLowerInvariant()));

    // "hits" and "hit", "storms" and "storm": the endings that titles vary in most languages here.
    private static string Bare(string word)
    {
        var bare = word.ToLowerInvariant();
        bare = bare.EndsWith("'s", StringComparison.Ordinal) || bare.EndsWith("’s", StringComparison.Ordinal) ? bare[..^2] : bare;
        return bare.Length > LongestBare && bare[^1] == 's' && bare[^2] != 's' ? bare[..^1] : bare;
    }

    [GeneratedRegex(@"\p{N}+(?:[.,:]\p{N}+)*|[\p{L}\p{M}\p{N}]+(?:['’]s(?![\p{L}]))?")]
    private static partial Regex Word();
}
