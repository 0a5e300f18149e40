using Amazon.BedrockRuntime;
using ContentGen.Providers.Aws;
using ContentGen.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ContentGen.Providers.Bedrock;

public static class BedrockServiceCollectionExtensions
{
    private static readonly TimeSpan TimeBeyondAgent = TimeSpan.FromSeconds(5);

    /// <summary>The model of <c>ContentGen:ModelId</c> on Amazon Bedrock, with the settings of section <c>Bedrock</c>.</summary>
    public static IServiceCollection AddBedrock(this IServiceCollection services)
    {
        services.AddCheckedOptions<BedrockOptions>(BedrockOptions.SectionName);
        services.TryAddSingleton(TimeProvider.System);
        services.AddAwsIdentity();
        services.TryAddSingleton<IAmazonBedrockRuntime>(provider => Client(
            provider.GetRequiredService<AwsIdentity>(), Config(provider.GetRequiredService<IOptions<ContentGenOptions>>().Value)));
        services.AddSingleton<Func<IAmazonBedrockRuntime>>(provider => provider.GetRequiredService<IAmazonBedrockRuntime>);
        return services.AddSingleton<IStructuredModel>(provider =>
        {
            var model = ActivatorUtilities.CreateInstance<BedrockModel>(provider);
            var measured = ActivatorUtilities.CreateInstance<MeasuredStructuredModel>(provider, model);
            return ActivatorUtilities.CreateInstance<LoggingStructuredModel>(provider, measured);
        });
    }

    private static AmazonBedrockRuntimeClient Client(AwsIdentity identity, AmazonBedrockRuntimeConfig config) =>
        identity.Credentials is { } credentials
            ? new AmazonBedrockRuntimeClient(credentials, config)
            : new AmazonBedrockRuntimeClient(config);

    // Repeating is the orchestration's business, and so is the time limit; the client's own only cleans up after it.
    private static AmazonBedrockRuntimeConfig Config(ContentGenOptions options) => new()
    {
        MaxErrorRetry = 0,
        MaxStaleConnectionRetries = 0,
        Timeout = options.AgentTimeout + TimeBeyondAgent,
    };
}
