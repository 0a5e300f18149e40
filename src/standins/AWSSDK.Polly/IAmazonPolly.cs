using Amazon.Polly.Model;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;

namespace Amazon.Polly;

/// <summary>Speech by Amazon Polly.</summary>
public interface IAmazonPolly : IAmazonService, IDisposable
{
    /// <summary>Lists voices, page by page.</summary>
    /// <exception cref="InvalidNextTokenException">400.</exception>
    /// <exception cref="ServiceFailureException">500.</exception>
    Task<DescribeVoicesResponse> DescribeVoicesAsync(DescribeVoicesRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Speaks a text. The returned <see cref="SynthesizeSpeechResponse.AudioStream"/> comes from the connection: read it
    /// before the response or the client is disposed.
    /// </summary>
    /// <exception cref="EngineNotSupportedException">400.</exception>
    /// <exception cref="InvalidSampleRateException">400.</exception>
    /// <exception cref="InvalidSsmlException">400.</exception>
    /// <exception cref="LanguageNotSupportedException">400.</exception>
    /// <exception cref="LexiconNotFoundException">404.</exception>
    /// <exception cref="MarksNotSupportedForFormatException">400.</exception>
    /// <exception cref="ServiceFailureException">500.</exception>
    /// <exception cref="SsmlMarksNotSupportedForTextTypeException">400.</exception>
    /// <exception cref="TextLengthExceededException">400.</exception>
    Task<SynthesizeSpeechResponse> SynthesizeSpeechAsync(SynthesizeSpeechRequest request, CancellationToken cancellationToken = default);

    /// <summary>The endpoint that the request would go to; nothing is sent.</summary>
    Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonPollyConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig)
        => new AmazonPollyClient(awsCredentials, (AmazonPollyConfig)clientConfig);
}
