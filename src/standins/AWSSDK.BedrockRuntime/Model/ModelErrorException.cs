using System.Net;
using Amazon.Runtime;

namespace Amazon.BedrockRuntime.Model;

/// <summary>424: the model failed on this request.</summary>
public class ModelErrorException : AmazonBedrockRuntimeException
{
    public ModelErrorException(string message) : base(message)
    {
    }

    public ModelErrorException(string message, Exception innerException) : base(message, innerException)
    {
    }

    public ModelErrorException(Exception innerException) : base(innerException)
    {
    }

    public ModelErrorException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }

    public ModelErrorException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <summary>HTTP status of the model itself, 100 to 599.</summary>
    public int? OriginalStatusCode { get; set; }

    public string ResourceName { get; set; }
}
