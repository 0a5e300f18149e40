using System.Net;
using Amazon.Runtime;

namespace Amazon.Polly.Model;

/// <summary>404: no such lexicon in this region.</summary>
public class LexiconNotFoundException : AmazonPollyException
{
    public LexiconNotFoundException(string message) : base(message)
    {
    }

    public LexiconNotFoundException(string message, Exception innerException) : base(message, innerException)
    {
    }

    public LexiconNotFoundException(Exception innerException) : base(innerException)
    {
    }

    public LexiconNotFoundException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }

    public LexiconNotFoundException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }
}
