using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ContentGen.Speech.Ssml;

/// <summary>Finds names that are to be spoken in a language other than the voice's. The longest name that fits is taken.</summary>
public sealed class ForeignNames
{
    // Each adds a pair of tags to a request of limited length, and no sentence has that many names.
    private const int MostInAnUtterance = 20;

    private const string WordCharacter = @"[\p{L}\p{M}\p{Nd}]";

    private readonly Dictionary<string, string> _languages;
    private readonly Regex _names;

    private ForeignNames(Dictionary<string, string> languages)
    {
        _languages = languages;
        var names = languages.Keys.OrderByDescending(name => name.Length).Select(Regex.Escape);
        // Captured, each name is an element of its own between those of the text, wherever the text is split.
        _names = new Regex($"(?<!{WordCharacter})({string.Join('|', names)})(?!{WordCharacter})", RegexOptions.CultureInvariant);
    }

    /// <param name="names">Names by language tag, such as <c>fr-FR</c>.</param>
    /// <returns>Null when there are none.</returns>
    public static ForeignNames? Of(IReadOnlyDictionary<string, string[]> names)
    {
        var languages = names
            .SelectMany(language => language.Value.Select(name => (Name: SpeechText.Clean(name), Tag: language.Key)))
            .Where(name => SpeechText.IsSpeakable(name.Name))
            .DistinctBy(name => name.Name)
            .ToDictionary(name => name.Name, name => name.Tag, StringComparer.Ordinal);
        return languages.Count > 0 ? new ForeignNames(languages) : null;
    }

    /// <summary>The text in order, each name in an element <c>lang</c>.</summary>
    internal IEnumerable<XNode> Mark(string text) => _names
        .Split(text, MostInAnUtterance + 1)
        .Select(XNode (part, index) => index % 2 == 0
            ? new XText(part)
            : new XElement("lang", new XAttribute(XNamespace.Xml + "lang", _languages[part]), part));
}
