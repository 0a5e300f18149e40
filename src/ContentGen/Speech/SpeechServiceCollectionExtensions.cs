using ContentGen.Providers.AmazonPolly;
using Microsoft.Extensions.DependencyInjection;

namespace ContentGen.Speech;

public static class SpeechServiceCollectionExtensions
{
    /// <summary>What speaks a script. Needs the content store, the cache and the breakers' gate.</summary>
    public static IServiceCollection AddSpeech(this IServiceCollection services) =>
        services.AddAmazonPolly().AddSingleton<SpeakerChoice>().AddSingleton<SpeechCache>().AddSingleton<VoiceSamples>();
}
