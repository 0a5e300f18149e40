using System.Net;
using Amazon.Runtime;

namespace Amazon.Polly.Model;

/// <summary>400: more than 3,000 billed or 6,000 characters in all.</summary>
public class TextLengthExceededException : AmazonPollyException
{
    public TextLengthExceededException(string message) : base(message)
    {
    }

    public TextLengthExceededException(string message, Exception innerException) : base(message, innerException)
    {
    }

    public TextLengthExceededException(Exception innerException) : base(innerException)
    {
    }

    public TextLengthExceededException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }

    public TextLengthExceededException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }
}
