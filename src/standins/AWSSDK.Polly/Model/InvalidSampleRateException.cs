using System.Net;
using Amazon.Runtime;

namespace Amazon.Polly.Model;

/// <summary>400: the sample rate does not fit the output format.</summary>
public class InvalidSampleRateException : AmazonPollyException
{
    public InvalidSampleRateException(string message) : base(message)
    {
    }

    public InvalidSampleRateException(string message, Exception innerException) : base(message, innerException)
    {
    }

    public InvalidSampleRateException(Exception innerException) : base(innerException)
    {
    }

    public InvalidSampleRateException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }

    public InvalidSampleRateException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }
}
