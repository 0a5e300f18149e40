using ContentGen.Simulator.AmazonPolly.Ssml;

namespace ContentGen.Simulator.AmazonPolly.Audio;

/// <summary>Cuts text into words at spaces and long dashes.</summary>
internal static class WordScanner
{
    public static IEnumerable<ScannedWord> Scan(IEnumerable<SourceCharacter> text)
    {
        var pending = new List<SourceCharacter>();
        foreach (var character in text)
        {
            if (!character.IsSpace)
            {
                pending.Add(character);
            }

            if (pending.Count == 0 || !(character.IsSpace || character.IsDash))
            {
                continue;
            }

            yield return Word(pending);
            pending.Clear();
        }

        if (pending.Count > 0)
        {
            yield return Word(pending);
        }
    }

    private static ScannedWord Word(List<SourceCharacter> characters)
    {
        var first = characters.FindIndex(character => character.IsSpoken);
        var last = characters.FindLastIndex(character => character.IsSpoken);
        if (first < 0)
        {
            return new ScannedWord("", characters[0].Start, characters[0].Start, characters[0].Start, Text(characters), characters[^1].End);
        }

        return new ScannedWord(
            Text(characters[first..(last + 1)]),
            characters[0].Start,
            characters[first].Start,
            characters[last].End,
            Text(characters[(last + 1)..]),
            characters[^1].End);
    }

    private static string Text(IEnumerable<SourceCharacter> characters) => string.Concat(characters.Select(character => character.Value));
}
