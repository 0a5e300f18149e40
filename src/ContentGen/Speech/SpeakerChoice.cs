using ContentGen.Providers.AmazonPolly;
using ContentGen.Requests;
using ContentGen.Settings;

namespace ContentGen.Speech;

/// <summary>
/// Picks who speaks: the voice that was asked for, else the configured one where it speaks the language, else the language's own. A
/// voice that was not asked for gives way to another of the language that knows the configured engine.
/// </summary>
public sealed class SpeakerChoice(IOptions<ContentGenOptions> product, IOptions<AmazonPollyOptions> amazonPolly, OfferedVoices voices)
{
    /// <summary>
    /// The request with its presenters, one or two. A conversation takes two, so a second voice of the language joins where there is one.
    /// </summary>
    public BriefRequest Complete(BriefRequest request)
    {
        if (request.Voices.Count > 1)
        {
            return request;
        }

        var first = For(request.Language, request.Voices.Count > 0 ? request.Voices[0] : request.Voice).Voice;
        var others = request.Style == BriefStyle.Conversation ? voices.Of(request.Language).Where(voice => voice != first) : [];
        return request with { Voices = [first, .. others.Take(1)] };
    }

    public Speaker For(string language, string? voice) => new(voice ?? Usual(language), voices.Engine);

    private string Usual(string language)
    {
        var configured = product.Value.Voice;
        var usual = voices.Speaks(configured, language) ? configured : amazonPolly.Value.Voices.GetValueOrDefault(language, configured);
        return voices.MayUse(usual) ? usual : voices.Of(language).FirstOrDefault(usual);
    }
}
