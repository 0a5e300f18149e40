using ContentGen.Providers.AmazonPolly;
using Microsoft.Extensions.DependencyInjection;

namespace ContentGen.Speech;

public static class SpeechServiceCollectionExtensions
{
    /// <summary>Adds what speaks a script. Needs <see cref="Settings.ContentGenOptions"/>, the content store and the breakers' gate.</summary>
    public static IServiceCollection AddSpeech(this IServiceCollection services) =>
        services.AddAmazonPolly().AddSingleton<SpeechCache>();
}
