namespace ContentGen.Simulator.AmazonPolly.Audio;

/// <summary>Tells the full stop of a sentence from that of an abbreviation.</summary>
internal static class SentenceEnd
{
    private static readonly HashSet<string> Abbreviations =
        new(["Mr", "Mrs", "Ms", "Dr", "Prof", "St", "Jr", "Sr", "vs", "No", "Gen", "Sen", "Rep", "Gov", "Inc", "Ltd", "Co", "e.g", "i.e", "U.S", "U.K", "E.U"]);

    public static bool Follows(string word, string trailing) =>
        trailing.IndexOfAny(['!', '?', '…']) >= 0 || (trailing.Contains('.') && !Abbreviations.Contains(word) && !IsInitial(word));

    private static bool IsInitial(string word) => word.Length == 1 && char.IsUpper(word[0]) && word[0] != 'I';
}
