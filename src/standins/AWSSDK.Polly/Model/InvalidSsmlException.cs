using System.Net;
using Amazon.Runtime;

namespace Amazon.Polly.Model;

/// <summary>400: the SSML is malformed or uses a tag that the engine lacks.</summary>
public class InvalidSsmlException : AmazonPollyException
{
    public InvalidSsmlException(string message) : base(message)
    {
    }

    public InvalidSsmlException(string message, Exception innerException) : base(message, innerException)
    {
    }

    public InvalidSsmlException(Exception innerException) : base(innerException)
    {
    }

    public InvalidSsmlException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }

    public InvalidSsmlException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }
}
