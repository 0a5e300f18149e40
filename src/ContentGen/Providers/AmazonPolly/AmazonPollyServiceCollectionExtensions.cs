using Amazon.Polly;
using ContentGen.Providers.Aws;
using ContentGen.Settings;

namespace ContentGen.Providers.AmazonPolly;

public static class AmazonPollyServiceCollectionExtensions
{
    /// <summary>Amazon Polly with the settings of section <c>AmazonPolly</c> and its voices.</summary>
    public static IServiceCollection AddAmazonPolly(this IServiceCollection services) => services
        .AddCheckedOptions<AmazonPollyOptions>(AmazonPollyOptions.SectionName)
        .AddAwsClient<IAmazonPolly, AmazonPollyConfig>(
            (credentials, config) => credentials is null ? new AmazonPollyClient(config) : new AmazonPollyClient(credentials, config),
            (provider, config) => config.ConnectTimeout = provider.GetRequiredService<IOptions<AmazonPollyOptions>>().Value.ConnectTimeout)
        .AddSingleton<AmazonPollySpeech>()
        .AddSingleton<OfferedVoices>();
}
