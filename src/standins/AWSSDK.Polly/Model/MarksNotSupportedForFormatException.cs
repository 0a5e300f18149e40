using System.Net;
using Amazon.Runtime;

namespace Amazon.Polly.Model;

/// <summary>400: speech marks need the output format <c>json</c>.</summary>
public class MarksNotSupportedForFormatException : AmazonPollyException
{
    public MarksNotSupportedForFormatException(string message) : base(message)
    {
    }

    public MarksNotSupportedForFormatException(string message, Exception innerException) : base(message, innerException)
    {
    }

    public MarksNotSupportedForFormatException(Exception innerException) : base(innerException)
    {
    }

    public MarksNotSupportedForFormatException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }

    public MarksNotSupportedForFormatException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }
}
