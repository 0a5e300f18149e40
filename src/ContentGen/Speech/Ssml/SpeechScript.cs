using System.Text.RegularExpressions;

namespace ContentGen.Speech.Ssml;

/// <summary>Reads a script as utterances with the pauses between them.</summary>
public static partial class SpeechScript
{
    /// <summary>
    /// One utterance a sentence. A blank line, inside an item or as an item of its own, ends a paragraph. Items with nothing to say are
    /// left out; nothing follows the last utterance.
    /// </summary>
    /// <param name="speakers">Who says each item; null where one voice speaks alone.</param>
    public static IReadOnlyList<Utterance> Read(IReadOnlyList<string> sentences, IReadOnlyList<string>? speakers = null)
    {
        var utterances = new List<Utterance>();
        foreach (var (at, item) in sentences.Index())
        {
            foreach (var (index, paragraph) in BlankLine().Split(item).Index())
            {
                if (index > 0 || string.IsNullOrWhiteSpace(item))
                {
                    SetLastPause(utterances, SpeechPause.Paragraph);
                }

                var text = SpeechText.Clean(paragraph);
                if (SpeechText.IsSpeakable(text))
                {
                    utterances.Add(new Utterance(text, SpeechPause.Sentence, speakers?[at]));
                }
            }
        }

        SetLastPause(utterances, SpeechPause.None);
        return utterances;
    }

    private static void SetLastPause(List<Utterance> utterances, SpeechPause pause)
    {
        if (utterances.Count > 0)
        {
            utterances[^1] = utterances[^1] with { After = pause };
        }
    }

    [GeneratedRegex(@"(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)\s*")]
    private static partial Regex BlankLine();
}

/// <summary>A sentence, or a part of one too long for a single request.</summary>
/// <param name="Text">Clean plain text (see <see cref="SpeechText"/>) with at least one letter or digit.</param>
/// <param name="After">The silence that follows it.</param>
/// <param name="Speaker">Amazon Polly voice id of who says it; null where one voice speaks alone.</param>
public sealed record Utterance(string Text, SpeechPause After, string? Speaker = null);

/// <summary>The silence that follows an utterance; how long it lasts is <see cref="SsmlStyle"/>'s affair.</summary>
public enum SpeechPause
{
    /// <summary>The sentence goes on in the next utterance, or the script ends.</summary>
    None,

    /// <summary>Between two sentences of a paragraph.</summary>
    Sentence,

    /// <summary>Between two paragraphs.</summary>
    Paragraph,
}
