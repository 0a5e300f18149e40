using Amazon.BedrockRuntime;
using ContentGen.Providers.Aws;
using ContentGen.Settings;

namespace ContentGen.Providers.Bedrock;

public static class BedrockServiceCollectionExtensions
{
    /// <summary>The model of <c>ContentGen:ModelId</c> on Amazon Bedrock, with the settings of section <c>Bedrock</c>.</summary>
    public static IServiceCollection AddBedrock(this IServiceCollection services) => services
        .AddCheckedOptions<BedrockOptions>(BedrockOptions.SectionName)
        .AddAwsClient<IAmazonBedrockRuntime, AmazonBedrockRuntimeConfig>((credentials, config) => credentials is null
            ? new AmazonBedrockRuntimeClient(config)
            : new AmazonBedrockRuntimeClient(credentials, config))
        .AddSingleton<IStructuredModel, BedrockModel>();
}
