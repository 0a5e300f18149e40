using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.StandIns.RestJson;
using Amazon.Util.Internal;

namespace Amazon.BedrockRuntime;

/// <summary>
/// Settings of an <see cref="AmazonBedrockRuntimeClient"/>. An endpoint in <c>AWS_ENDPOINT_URL_BEDROCK_RUNTIME</c> or <c>AWS_ENDPOINT_URL</c> is used
/// unless <see cref="ClientConfig.ServiceURL"/> names another.
/// </summary>
public class AmazonBedrockRuntimeConfig : ClientConfig
{
    private static readonly string Agent = InternalSDKUtils.BuildUserAgentString("Bedrock Runtime", "4.0.20");

    public AmazonBedrockRuntimeConfig() : base(new DefaultConfigurationProvider(DefaultConfigurations.All))
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = "bedrock";
        EndpointProvider = new RegionalEndpointProvider("bedrock-runtime");
    }

    public static new string ServiceId => "Bedrock Runtime";

    public override string RegionEndpointServiceName => "bedrock-runtime";

    public override string ServiceVersion => "2023-09-30";

    public override string UserAgent => Agent;

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters)
        => RegionalEndpointResolver.Resolve(this, parameters);
}
