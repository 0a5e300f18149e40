using System.Net;
using Amazon.Runtime;

namespace Amazon.Polly.Model;

/// <summary>400: the voice does not speak this language.</summary>
public class LanguageNotSupportedException : AmazonPollyException
{
    public LanguageNotSupportedException(string message) : base(message)
    {
    }

    public LanguageNotSupportedException(string message, Exception innerException) : base(message, innerException)
    {
    }

    public LanguageNotSupportedException(Exception innerException) : base(innerException)
    {
    }

    public LanguageNotSupportedException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }

    public LanguageNotSupportedException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }
}
