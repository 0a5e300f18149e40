using System.Globalization;
using System.Text.RegularExpressions;

namespace ContentGen.Simulator.Bedrock.Answers;

/// <summary>How long a message asks a script to be.</summary>
/// <param name="Target">What it aims at.</param>
/// <param name="InLetters">True when letters are counted, false for words.</param>
internal sealed partial record AskedLength(int Target, bool InLetters)
{
    public static AskedLength? Read(string text) =>
        AimPattern().Match(text) is { Success: true } aim && int.TryParse(aim.Groups[1].Value, CultureInfo.InvariantCulture, out var target)
            ? new(target, LettersPattern().IsMatch(text))
            : null;

    public int Of(string text) => InLetters ? text.Count(char.IsLetterOrDigit) : Prose.Words(text);

    [GeneratedRegex("\"lengthAimedAt\"\\s*:\\s*(\\d+)", RegexOptions.IgnoreCase)]
    private static partial Regex AimPattern();

    [GeneratedRegex("\"lengthIn\"\\s*:\\s*\"letters\"", RegexOptions.IgnoreCase)]
    private static partial Regex LettersPattern();
}
