using System.Text.RegularExpressions;
using System.Xml.Linq;
using ContentGen.Speech.Ssml;
using CsCheck;

namespace ContentGen.Tests.Speech;

public sealed partial class SsmlChunksTests
{
    private static readonly SsmlStyle Style = new(TimeSpan.FromMilliseconds(300), TimeSpan.FromMilliseconds(700));

    [Fact]
    public void Split_ShortScript_IsOneChunk()
    {
        var chunks = SsmlChunks.Split(SpeechScript.Read(["One.", "Two."]), Style);

        Assert.Equal("<speak><p><s>One.</s><break time=\"300ms\" /><s>Two.</s></p></speak>", Assert.Single(chunks).Ssml);
    }

    [Fact]
    public void Split_EmptyScript_IsNoChunk()
    {
        Assert.Empty(SsmlChunks.Split([], Style));
    }

    [Fact]
    public void Split_TwelveThousandCharacters_CutsAtSentenceEnds()
    {
        var script = Enumerable.Range(1, 200)
            .Select(number => $"This is sentence {number}, and it is sixty characters long or so.")
            .ToList();

        var chunks = SsmlChunks.Split(SpeechScript.Read(script), Style);

        Assert.Equal(script, Sentences(chunks));
        Assert.InRange(chunks.Count, 4, 6);
    }

    [Theory]
    [InlineData(". ", "first sentence.")]
    [InlineData(", ", "first clause,")]
    [InlineData(" ", "word")]
    public void Split_SentenceOverTheLimit_CutsWhereALittleIsLost(string separator, string part)
    {
        part = part.TrimEnd('.', ',');
        var text = string.Join(separator, Enumerable.Repeat(part, 4000 / part.Length));

        var chunks = SsmlChunks.Split(SpeechScript.Read([text]), Style);

        Assert.Equal(2, chunks.Count);
        Assert.EndsWith($"{part}{separator.TrimEnd()}</s></p></speak>", chunks[0].Ssml, StringComparison.Ordinal);
    }

    [Fact]
    public void Split_AnyScript_KeepsLimitsOrderAndText()
    {
        Scripts.Long.Sample(
            script =>
            {
                var utterances = SpeechScript.Read(script);

                var chunks = SsmlChunks.Split(utterances, Style with { ForeignNames = Foreign });

                Assert.All(chunks, chunk => Assert.True(chunk.Ssml.Length < SsmlChunks.TotalLimit));
                Assert.All(chunks, chunk => Assert.True(Tag().Replace(chunk.Ssml, "").Length < SsmlChunks.BilledLimit));
                Assert.Equal(WithoutSpaces(utterances.Select(utterance => utterance.Text)), WithoutSpaces(Sentences(chunks)));
            },
            iter: 200);
    }

    [Fact]
    public void Split_NothingButForeignNames_KeepsTheLimits()
    {
        var chunks = SsmlChunks.Split(
            SpeechScript.Read([.. Enumerable.Repeat(
                string.Join(' ', Enumerable.Repeat("a", 300)), 20)]), Style with { ForeignNames = Foreign });

        Assert.Contains("<lang", chunks[0].Ssml, StringComparison.Ordinal);
        Assert.All(chunks, chunk => Assert.True(chunk.Ssml.Length < SsmlChunks.TotalLimit));
    }

    private static readonly ForeignNames? Foreign = ForeignNames.Of(
        new Dictionary<string, string[]> { ["en-GB-WLS"] = ["a", "e", "&"], ["fr-FR"] = ["i", "the"] });

    private static IEnumerable<string> Sentences(IEnumerable<SsmlChunk> chunks) =>
        chunks.SelectMany(chunk => XDocument.Parse(chunk.Ssml).Descendants("s")).Select(sentence => sentence.Value);

    private static string WithoutSpaces(IEnumerable<string> texts) => string.Concat(texts).Replace(" ", "", StringComparison.Ordinal);

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
