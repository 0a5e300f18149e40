using Amazon.BedrockRuntime;
using Amazon.Polly;
using Amazon.Runtime;
using ContentGen.Simulator.Tests.Aws.Loopback;

namespace ContentGen.Simulator.Tests.Aws;

/// <summary>Clients with keys of their own that talk to a loopback service and do not retry unless told to.</summary>
internal static class Clients
{
    public const string AccessKey = "AKIDEXAMPLE";
    public const string SecretKey = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    public static AmazonBedrockRuntimeClient Bedrock(LoopbackService service, Action<AmazonBedrockRuntimeConfig>? configure = null)
        => new(new BasicAWSCredentials(AccessKey, SecretKey), Configure(new AmazonBedrockRuntimeConfig(), service, configure));

    public static AmazonPollyClient Polly(LoopbackService service, Action<AmazonPollyConfig>? configure = null)
        => new(new BasicAWSCredentials(AccessKey, SecretKey), Configure(new AmazonPollyConfig(), service, configure));

    private static T Configure<T>(T config, LoopbackService service, Action<T>? configure) where T : ClientConfig
    {
        config.ServiceURL = service.Url;
        config.AuthenticationRegion = "us-east-1";
        config.MaxErrorRetry = 0;
        config.MaxStaleConnectionRetries = 0;
        configure?.Invoke(config);
        return config;
    }
}
