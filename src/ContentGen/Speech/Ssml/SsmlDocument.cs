using System.Globalization;
using System.Xml.Linq;
using ContentGen.Providers.AmazonPolly;

namespace ContentGen.Speech.Ssml;

/// <summary>
/// Writes utterances as SSML that every Amazon Polly engine understands: <c>speak, lang, p, s, break</c>. It is built as XML, so no
/// text can become markup.
/// </summary>
public static class SsmlDocument
{
    public static string Write(IReadOnlyList<Utterance> utterances, SsmlStyle style)
    {
        var speak = new XElement("speak");
        XElement? paragraph = null;
        foreach (var utterance in utterances)
        {
            if (paragraph is null)
            {
                speak.Add(paragraph = new XElement("p"));
            }

            paragraph.Add(new XElement("s", style.Marked(utterance.Text)));
            if (utterance.After == SpeechPause.Paragraph)
            {
                paragraph = null;
            }

            var pause = style.LengthOf(utterance.After);
            if (pause > TimeSpan.Zero)
            {
                var time = string.Create(CultureInfo.InvariantCulture, $"{(long)pause.TotalMilliseconds}ms");
                (paragraph ?? speak).Add(new XElement("break", new XAttribute("time", time)));
            }
        }

        return speak.ToString(SaveOptions.DisableFormatting);
    }
}

/// <summary>How a script is spoken.</summary>
/// <param name="SentencePause">Silence between sentences, on top of the voice's own; zero writes no break.</param>
/// <param name="ParagraphPause">Silence between paragraphs, on top of the voice's own; zero writes no break.</param>
/// <param name="ForeignNames">Names that are spoken in a language of their own; null for none.</param>
public sealed record SsmlStyle(TimeSpan SentencePause, TimeSpan ParagraphPause, ForeignNames? ForeignNames = null)
{
    // This engine changes its language between sentences only.
    private const string OneLanguageASentence = "generative";

    /// <summary>As the settings say.</summary>
    internal static SsmlStyle Of(AmazonPollyOptions options) => new(
        options.SentencePause,
        options.ParagraphPause,
        options.Engine == OneLanguageASentence ? null : ForeignNames.Of(options.ForeignNames));

    internal TimeSpan LengthOf(SpeechPause pause) => pause switch
    {
        SpeechPause.Sentence => SentencePause,
        SpeechPause.Paragraph => ParagraphPause,
        _ => TimeSpan.Zero,
    };

    /// <summary>What a sentence's element holds: its text, with an element around each name of another language.</summary>
    internal IEnumerable<XNode> Marked(string text) => ForeignNames?.Mark(text) ?? [new XText(text)];
}
