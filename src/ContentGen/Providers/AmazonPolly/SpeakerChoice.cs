using ContentGen.Settings;
using Microsoft.Extensions.Options;

namespace ContentGen.Providers.AmazonPolly;

/// <summary>Picks who speaks: the voice that was asked for, else the language's, else the configured one.</summary>
public sealed class SpeakerChoice(IOptions<ContentGenOptions> product, IOptions<AmazonPollyOptions> amazonPolly)
{
    public Speaker For(string language, string? voice)
    {
        var forLanguage = language.StartsWith("en", StringComparison.OrdinalIgnoreCase)
            ? null
            : amazonPolly.Value.Voices.GetValueOrDefault(language);
        return new Speaker(voice ?? forLanguage ?? product.Value.Voice, amazonPolly.Value.Engine);
    }
}
