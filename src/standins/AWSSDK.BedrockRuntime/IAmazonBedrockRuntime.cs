using Amazon.BedrockRuntime.Model;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;

namespace Amazon.BedrockRuntime;

/// <summary>Inference on Amazon Bedrock models.</summary>
public interface IAmazonBedrockRuntime : IAmazonService, IDisposable
{
    /// <summary>Sends a conversation to a model and waits for the whole answer.</summary>
    /// <exception cref="AccessDeniedException">403.</exception>
    /// <exception cref="InternalServerException">500.</exception>
    /// <exception cref="ModelErrorException">424.</exception>
    /// <exception cref="ModelNotReadyException">429.</exception>
    /// <exception cref="ModelTimeoutException">408.</exception>
    /// <exception cref="ResourceNotFoundException">404.</exception>
    /// <exception cref="ServiceUnavailableException">503.</exception>
    /// <exception cref="ThrottlingException">429.</exception>
    /// <exception cref="ValidationException">400.</exception>
    Task<ConverseResponse> ConverseAsync(ConverseRequest request, CancellationToken cancellationToken = default);

    /// <summary>The endpoint that the request would go to; nothing is sent.</summary>
    Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonBedrockRuntimeConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig)
        => new AmazonBedrockRuntimeClient(awsCredentials, (AmazonBedrockRuntimeConfig)clientConfig);
}
