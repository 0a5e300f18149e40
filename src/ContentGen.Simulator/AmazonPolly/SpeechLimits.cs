using ContentGen.Simulator.AmazonPolly.Ssml;
using ContentGen.Simulator.Aws;

namespace ContentGen.Simulator.AmazonPolly;

/// <summary>Amazon Polly's limits on one request: 6,000 characters in all, 3,000 of them billed. Tags are not billed.</summary>
internal static class SpeechLimits
{
    private const int MaximumCharacters = 6000;
    private const int MaximumBilledCharacters = 3000;

    public static void DemandTotal(string text)
    {
        if (Count(text) > MaximumCharacters)
        {
            throw Exceeded();
        }
    }

    /// <summary>The number of billed characters.</summary>
    public static int DemandBilled(SpeechRequest request)
    {
        var billed = request.IsSsml ? BilledOfSsml(request.Text) : Count(request.Text);
        return billed <= MaximumBilledCharacters ? billed : throw Exceeded();
    }

    private static int BilledOfSsml(string ssml)
    {
        var source = new SourceText(ssml);
        return SsmlScanner.Scan(ssml)
            .Where(token => token.Kind == SsmlTokenKind.Text)
            .Sum(token => Count(source.Decoded(token.Start, token.End)));
    }

    private static int Count(string text) => text.EnumerateRunes().Count();

    private static RefusedException Exceeded() =>
        AwsErrors.Refusal(400, "TextLengthExceededException", "Maximum text length has been exceeded");
}
