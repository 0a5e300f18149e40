using System.Net;
using Amazon.Runtime;

namespace Amazon.Polly.Model;

/// <summary>400: SSML marks need the text type <c>ssml</c>.</summary>
public class SsmlMarksNotSupportedForTextTypeException : AmazonPollyException
{
    public SsmlMarksNotSupportedForTextTypeException(string message) : base(message)
    {
    }

    public SsmlMarksNotSupportedForTextTypeException(string message, Exception innerException) : base(message, innerException)
    {
    }

    public SsmlMarksNotSupportedForTextTypeException(Exception innerException) : base(innerException)
    {
    }

    public SsmlMarksNotSupportedForTextTypeException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }

    public SsmlMarksNotSupportedForTextTypeException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }
}
