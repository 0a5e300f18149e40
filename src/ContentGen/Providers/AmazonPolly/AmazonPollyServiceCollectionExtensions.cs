using Amazon.Polly;
using ContentGen.Providers.Aws;
using ContentGen.Settings;
using Microsoft.Extensions.Options;

namespace ContentGen.Providers.AmazonPolly;

/// <summary>
/// Makes the SDK's client: region and endpoint by the standard chain, credentials by <see cref="AwsIdentity"/>. It does not retry, for
/// retries are the durable engine's, and its own time limit stands just behind the attempt's.
/// </summary>
internal sealed class AmazonPollyClientFactory(IOptions<ContentGenOptions> product, IOptions<AmazonPollyOptions> amazonPolly, AwsIdentity identity)
{
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(1);

    public IAmazonPolly Create() =>
        identity.Credentials is { } credentials ? new AmazonPollyClient(credentials, Config()) : new AmazonPollyClient(Config());

    private AmazonPollyConfig Config() => new()
    {
        MaxErrorRetry = 0,
        MaxStaleConnectionRetries = 0,
        Timeout = product.Value.AgentTimeout + Margin,
        ConnectTimeout = amazonPolly.Value.ConnectTimeout,
    };
}
