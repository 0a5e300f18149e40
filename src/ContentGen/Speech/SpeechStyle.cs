using ContentGen.Providers.AmazonPolly;
using ContentGen.Speech.Ssml;

namespace ContentGen.Speech;

/// <summary>How scripts are spoken by the settings.</summary>
internal static class SpeechStyle
{
    // This engine changes its language between sentences only.
    private const string OneLanguageASentence = "generative";

    public static SsmlStyle Of(AmazonPollyOptions options) => new(
        options.SentencePause,
        options.ParagraphPause,
        options.Engine == OneLanguageASentence ? null : ForeignNames.Of(options.ForeignNames));
}
