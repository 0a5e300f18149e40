using ContentGen.Providers.AmazonPolly;
using ContentGen.Providers.Aws;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ContentGen.Speech;

public static class SpeechServiceCollectionExtensions
{
    /// <summary>Adds what speaks a script. Needs <see cref="Settings.ContentGenOptions"/>, the content store and the breakers' gate.</summary>
    public static IServiceCollection AddSpeech(this IServiceCollection services)
    {
        services.AddOptions<AmazonPollyOptions>().BindConfiguration(AmazonPollyOptions.SectionName).ValidateOnStart();
        services.AddSingleton<IValidateOptions<AmazonPollyOptions>, AmazonPollyOptionsValidator>();
        services.AddSingleton<IValidateOptions<AmazonPollyOptions>, ForeignNamesValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddAwsIdentity();
        services.AddSingleton<AmazonPollyClientFactory>();
        services.AddSingleton(provider => provider.GetRequiredService<AmazonPollyClientFactory>().Create());

        // A client that could not be made is tried again at the next call.
        services.AddSingleton(provider => new Lazy<Amazon.Polly.IAmazonPolly>(
            provider.GetRequiredService<Amazon.Polly.IAmazonPolly>, LazyThreadSafetyMode.PublicationOnly));
        services.AddSingleton<AmazonPollySpeech>();
        services.AddSingleton<OfferedVoices>();
        services.AddSingleton<SpeakerChoice>();
        return services;
    }
}
