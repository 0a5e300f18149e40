using System.Globalization;
using System.Text;
using System.Xml;

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
