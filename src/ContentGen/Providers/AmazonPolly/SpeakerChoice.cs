using ContentGen.Settings;
using Microsoft.Extensions.Options;

namespace ContentGen.Providers.AmazonPolly;

/// <summary>
/// Picks who speaks: the voice that was asked for, else the configured one where it speaks the language, else the language's own. A
/// voice that was not asked for gives way to another of the language that knows the configured engine.
/// </summary>
public sealed class SpeakerChoice(IOptions<ContentGenOptions> product, IOptions<AmazonPollyOptions> amazonPolly, OfferedVoices voices)
{
    public Speaker For(string language, string? voice)
    {
        var engine = amazonPolly.Value.Engine;
        return new Speaker(voice ?? Usual(language, engine), engine);
    }

    private string Usual(string language, string engine)
    {
        var configured = product.Value.Voice;
        var usual = voices.Speaks(configured, language) ? configured : amazonPolly.Value.Voices.GetValueOrDefault(language, configured);
        return voices.MayUse(usual, engine) ? usual : voices.Of(language, engine).FirstOrDefault(usual);
    }
}

/// <param name="Voice">Amazon Polly voice id, such as <c>Joanna</c>.</param>
/// <param name="Engine">standard, neural, long-form or generative.</param>
public sealed record Speaker(string Voice, string Engine);
