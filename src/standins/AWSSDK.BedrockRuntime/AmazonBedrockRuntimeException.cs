using System.Net;
using Amazon.Runtime;

namespace Amazon.BedrockRuntime;

/// <summary>Any error that Bedrock Runtime reports; errors without a type of their own come as this one.</summary>
public class AmazonBedrockRuntimeException : AmazonServiceException
{
    public AmazonBedrockRuntimeException(string message) : base(message)
    {
    }

    public AmazonBedrockRuntimeException(string message, Exception innerException) : base(message, innerException)
    {
    }

    public AmazonBedrockRuntimeException(Exception innerException) : base(innerException)
    {
    }

    public AmazonBedrockRuntimeException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }

    public AmazonBedrockRuntimeException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }
}
