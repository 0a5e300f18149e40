using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.StandIns.RestJson;
using Amazon.Util.Internal;

namespace Amazon.Polly;

/// <summary>
/// Settings of an <see cref="AmazonPollyClient"/>. An endpoint in <c>AWS_ENDPOINT_URL_POLLY</c> or <c>AWS_ENDPOINT_URL</c> is used
/// unless <see cref="ClientConfig.ServiceURL"/> names another.
/// </summary>
public class AmazonPollyConfig : ClientConfig
{
    private static readonly string Agent = InternalSDKUtils.BuildUserAgentString("Polly", "4.0.7");

    public AmazonPollyConfig() : base(new DefaultConfigurationProvider(DefaultConfigurations.All))
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = "polly";
        EndpointProvider = new RegionalEndpointProvider("polly");
    }

    public static new string ServiceId => "Polly";

    public override string RegionEndpointServiceName => "polly";

    public override string ServiceVersion => "2016-06-10";

    public override string UserAgent => Agent;

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters)
        => RegionalEndpointResolver.Resolve(this, parameters);
}
