using Amazon.Polly;
using ContentGen.Settings;
using Microsoft.Extensions.Options;

namespace ContentGen.Providers.AmazonPolly;

/// <summary>
/// Makes the SDK's client: region, endpoint and credentials by the standard chain. It does not retry, for retries are the durable
/// engine's, and its own time limit stands just behind the attempt's.
/// </summary>
internal sealed class AmazonPollyClientFactory(IOptions<ContentGenOptions> product, IOptions<AmazonPollyOptions> amazonPolly)
{
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(1);

    public IAmazonPolly Create() => new AmazonPollyClient(new AmazonPollyConfig
    {
        MaxErrorRetry = 0,
        Timeout = product.Value.AgentTimeout + Margin,
        ConnectTimeout = amazonPolly.Value.ConnectTimeout,
    });
}
