using Amazon.Polly;
using ContentGen.Providers.Aws;
using ContentGen.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ContentGen.Providers.AmazonPolly;

public static class AmazonPollyServiceCollectionExtensions
{
    private static readonly TimeSpan TimeBeyondAgent = TimeSpan.FromSeconds(1);

    /// <summary>Amazon Polly with the settings of section <c>AmazonPolly</c> and its voices.</summary>
    public static IServiceCollection AddAmazonPolly(this IServiceCollection services)
    {
        services.AddCheckedOptions<AmazonPollyOptions>(AmazonPollyOptions.SectionName);
        services.TryAddSingleton(TimeProvider.System);
        services.AddAwsIdentity();
        services.AddSingleton<IAmazonPolly>(provider => Client(
            provider.GetRequiredService<AwsIdentity>(),
            Config(
                provider.GetRequiredService<IOptions<ContentGenOptions>>().Value,
                provider.GetRequiredService<IOptions<AmazonPollyOptions>>().Value)));

        // A client that could not be made is tried again at the next call.
        services.AddSingleton(provider => new Lazy<IAmazonPolly>(
            provider.GetRequiredService<IAmazonPolly>, LazyThreadSafetyMode.PublicationOnly));
        return services.AddSingleton<AmazonPollySpeech>().AddSingleton<OfferedVoices>();
    }

    private static AmazonPollyClient Client(AwsIdentity identity, AmazonPollyConfig config) =>
        identity.Credentials is { } credentials ? new AmazonPollyClient(credentials, config) : new AmazonPollyClient(config);

    // Repeating is the orchestration's business, and so is the time limit; the client's own only cleans up after it.
    private static AmazonPollyConfig Config(ContentGenOptions contentGen, AmazonPollyOptions amazonPolly) => new()
    {
        MaxErrorRetry = 0,
        MaxStaleConnectionRetries = 0,
        Timeout = contentGen.AgentTimeout + TimeBeyondAgent,
        ConnectTimeout = amazonPolly.ConnectTimeout,
    };
}
