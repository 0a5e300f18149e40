using Amazon.Polly.Model;
using Amazon.Polly.Model.Internal.MarshallTransformations;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.StandIns.RestJson;

namespace Amazon.Polly;

/// <inheritdoc cref="IAmazonPolly"/>
/// <remarks>
/// Safe for concurrent use; meant to live as long as the application. Without credentials in the constructor the SDK's
/// default chain finds them at the first call.
/// </remarks>
/// <exception cref="AmazonClientException">From a constructor: neither region nor endpoint is configured.</exception>
public class AmazonPollyClient : AmazonServiceClient, IAmazonPolly
{
    private static readonly InvokeOptions DescribeVoices = new()
    {
        RequestMarshaller = new DescribeVoicesRequestMarshaller(),
        ResponseUnmarshaller = new DescribeVoicesResponseUnmarshaller(),
    };

    private static readonly InvokeOptions SynthesizeSpeech = new()
    {
        RequestMarshaller = new SynthesizeSpeechRequestMarshaller(),
        ResponseUnmarshaller = new SynthesizeSpeechResponseUnmarshaller(),
    };

    private static readonly IServiceMetadata Metadata = new ServiceMetadata("Polly");

    public AmazonPollyClient() : this(new AmazonPollyConfig())
    {
    }

    public AmazonPollyClient(RegionEndpoint region) : this(new AmazonPollyConfig { RegionEndpoint = region })
    {
    }

    public AmazonPollyClient(AmazonPollyConfig config) : base(config)
    {
    }

    public AmazonPollyClient(AWSCredentials credentials) : this(credentials, new AmazonPollyConfig())
    {
    }

    public AmazonPollyClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonPollyConfig { RegionEndpoint = region })
    {
    }

    public AmazonPollyClient(AWSCredentials credentials, AmazonPollyConfig clientConfig) : base(credentials, clientConfig)
    {
    }

    public AmazonPollyClient(string awsAccessKeyId, string awsSecretAccessKey)
        : this(awsAccessKeyId, awsSecretAccessKey, new AmazonPollyConfig())
    {
    }

    public AmazonPollyClient(string awsAccessKeyId, string awsSecretAccessKey, RegionEndpoint region)
        : this(awsAccessKeyId, awsSecretAccessKey, new AmazonPollyConfig { RegionEndpoint = region })
    {
    }

    public AmazonPollyClient(string awsAccessKeyId, string awsSecretAccessKey, AmazonPollyConfig clientConfig)
        : base(awsAccessKeyId, awsSecretAccessKey, clientConfig)
    {
    }

    public AmazonPollyClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken)
        : this(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, new AmazonPollyConfig())
    {
    }

    public AmazonPollyClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, RegionEndpoint region)
        : this(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, new AmazonPollyConfig { RegionEndpoint = region })
    {
    }

    public AmazonPollyClient(
        string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, AmazonPollyConfig clientConfig)
        : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, clientConfig)
    {
    }

    protected override IServiceMetadata ServiceMetadata => Metadata;

    /// <inheritdoc/>
    public virtual Task<DescribeVoicesResponse> DescribeVoicesAsync(DescribeVoicesRequest request, CancellationToken cancellationToken = default)
        => InvokeAsync<DescribeVoicesResponse>(request, DescribeVoices, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<SynthesizeSpeechResponse> SynthesizeSpeechAsync(SynthesizeSpeechRequest request, CancellationToken cancellationToken = default)
        => InvokeAsync<SynthesizeSpeechResponse>(request, SynthesizeSpeech, cancellationToken);

    /// <inheritdoc/>
    public Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request)
        => Config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(request));

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
        => ClientPipeline.Customize(pipeline, new AuthSchemeHandler(AuthSchemeHandler.SignatureV4));
}
