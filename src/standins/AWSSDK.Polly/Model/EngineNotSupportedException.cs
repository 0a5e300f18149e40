using System.Net;
using Amazon.Runtime;

namespace Amazon.Polly.Model;

/// <summary>400: the voice does not speak with this engine.</summary>
public class EngineNotSupportedException : AmazonPollyException
{
    public EngineNotSupportedException(string message) : base(message)
    {
    }

    public EngineNotSupportedException(string message, Exception innerException) : base(message, innerException)
    {
    }

    public EngineNotSupportedException(Exception innerException) : base(innerException)
    {
    }

    public EngineNotSupportedException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }

    public EngineNotSupportedException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }
}
