namespace ContentGen.Simulator.Bedrock.Answers;

/// <summary>Cuts running text into sentences, leaving abbreviations and initials alone.</summary>
internal static class SentenceSplitter
{
    private const string MonthNames = "Jan. Feb. Mar. Apr. Aug. Sept. Oct. Nov. Dec.";

    private static readonly string[] Abbreviations =
        [.. "Mr. Mrs. Ms. Dr. Prof. St. Jr. Sr. vs. No. Gen. Sen. Rep. Gov. Inc. Ltd. Co. Corp. e.g. i.e.".Split(' '), .. MonthNames.Split(' ')];

    public static IEnumerable<string> Split(string text)
    {
        var start = 0;
        for (var index = 0; index < text.Length - 1; index++)
        {
            if (!EndsSentence(text, start, index))
            {
                continue;
            }

            var end = AfterClosingQuotes(text, index + 1);
            if (end >= text.Length || !StartsSentence(text, end))
            {
                continue;
            }

            yield return text[start..end].Trim();
            start = end;
            index = end - 1;
        }

        if (text[start..].Trim() is { Length: > 0 } rest)
        {
            yield return rest;
        }
    }

    private static bool EndsSentence(string text, int start, int index)
    {
        if (text[index] is '!' or '?')
        {
            return true;
        }

        return text[index] == '.' && !IsAbbreviation(text[start..(index + 1)]);
    }

    private static bool IsAbbreviation(string text)
    {
        var word = text[(text.LastIndexOf(' ') + 1)..].TrimStart('(', '"', '“', '‘', '\'');
        return IsInitials(word) || Abbreviations.Contains(word);
    }

    // "J." and "U.S.": capitals and full stops in turn.
    private static bool IsInitials(string word) =>
        word.Length >= 2 && word.Index().All(letter => letter.Index % 2 == 0 ? char.IsUpper(letter.Item) : letter.Item == '.');

    private static int AfterClosingQuotes(string text, int index)
    {
        while (index < text.Length && text[index] is '"' or '\'' or '”' or '’' or ')' or '.' or '!' or '?')
        {
            index++;
        }

        return index;
    }

    private static bool StartsSentence(string text, int index) =>
        char.IsWhiteSpace(text[index]) && index + 1 < text.Length && !char.IsLower(text[index + 1]);
}
