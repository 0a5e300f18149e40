using Amazon.Runtime;

namespace ContentGen.Simulator.Tests.Aws.Configuration;

/// <summary>Lets a cancelled response go at once; by default the handler first waits up to two seconds for its rest.</summary>
internal sealed class UndrainedHttpClientFactory : HttpClientFactory
{
    public override HttpClient CreateHttpClient(IClientConfig clientConfig)
        => new(new SocketsHttpHandler { ResponseDrainTimeout = TimeSpan.Zero });

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;
}
