using System.Net;
using Amazon.Runtime;

namespace Amazon.Polly;

/// <summary>Any error that Amazon Polly reports; errors without a type of their own come as this one.</summary>
public class AmazonPollyException : AmazonServiceException
{
    public AmazonPollyException(string message) : base(message)
    {
    }

    public AmazonPollyException(string message, Exception innerException) : base(message, innerException)
    {
    }

    public AmazonPollyException(Exception innerException) : base(innerException)
    {
    }

    public AmazonPollyException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }

    public AmazonPollyException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }
}
