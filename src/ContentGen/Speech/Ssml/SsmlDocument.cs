using System.Globalization;
using System.Text;
using System.Xml;
using ContentGen.Providers.AmazonPolly;

namespace ContentGen.Speech.Ssml;

/// <summary>
/// Writes utterances as SSML that every Amazon Polly engine understands: <c>speak, lang, p, s, break</c>. An XML writer does the
/// escaping, so no text can become markup.
/// </summary>
public static class SsmlDocument
{
    private static readonly XmlWriterSettings Settings = new()
    {
        OmitXmlDeclaration = true,
        Indent = false,
        NewLineHandling = NewLineHandling.None,
        ConformanceLevel = ConformanceLevel.Document,
    };

    public static string Write(IReadOnlyList<Utterance> utterances, SsmlStyle style)
    {
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, Settings))
        {
            xml.WriteStartElement("speak");
            WriteParagraphs(xml, utterances, style);
            xml.WriteEndDocument();
        }

        return text.ToString();
    }

    private static void WriteParagraphs(XmlWriter xml, IReadOnlyList<Utterance> utterances, SsmlStyle style)
    {
        var inParagraph = false;
        foreach (var utterance in utterances)
        {
            if (!inParagraph)
            {
                xml.WriteStartElement("p");
                inParagraph = true;
            }

            WriteSentence(xml, style.Passages(utterance.Text));
            if (utterance.After == SpeechPause.Paragraph)
            {
                xml.WriteEndElement();
                inParagraph = false;
            }

            WriteBreak(xml, style.LengthOf(utterance.After));
        }
    }

    private static void WriteSentence(XmlWriter xml, IEnumerable<SpokenPassage> passages)
    {
        xml.WriteStartElement("s");
        foreach (var passage in passages)
        {
            WritePassage(xml, passage);
        }

        xml.WriteEndElement();
    }

    private static void WritePassage(XmlWriter xml, SpokenPassage passage)
    {
        if (passage.Language is null)
        {
            xml.WriteString(passage.Text);
            return;
        }

        xml.WriteStartElement("lang");
        xml.WriteAttributeString("xml", "lang", null, passage.Language);
        xml.WriteString(passage.Text);
        xml.WriteEndElement();
    }

    private static void WriteBreak(XmlWriter xml, TimeSpan length)
    {
        if (length <= TimeSpan.Zero)
        {
            return;
        }

        xml.WriteStartElement("break");
        xml.WriteAttributeString("time", string.Create(CultureInfo.InvariantCulture, $"{(long)length.TotalMilliseconds}ms"));
        xml.WriteEndElement();
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

    /// <summary>300 ms between sentences, 700 ms between paragraphs, no foreign names.</summary>
    public static SsmlStyle Default { get; } = new(TimeSpan.FromMilliseconds(300), TimeSpan.FromMilliseconds(700));

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

    /// <summary>The text in order, cut where another language begins or ends.</summary>
    internal IEnumerable<SpokenPassage> Passages(string text) => ForeignNames?.Split(text) ?? [new SpokenPassage(text, null)];
}

/// <param name="Text">Plain text.</param>
/// <param name="Language">Language tag such as <c>fr-FR</c>; null for the voice's own language.</param>
internal sealed record SpokenPassage(string Text, string? Language);
