using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.StandIns.RestJson;

/// <summary>
/// Turns an error response into the exception of its code, taken from the <c>x-amzn-ErrorType</c> header or the body's
/// <c>__type</c> or <c>code</c>. An unknown or missing code gives the service's base exception.
/// </summary>
internal sealed class ErrorTable(ErrorFactory baseException, Dictionary<string, ErrorFactory> byCode)
{
    public AmazonServiceException Read(JsonUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode)
    {
        var reader = JsonBody.Open(context);
        var error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(context, ref reader);
        error.InnerException = innerException;
        error.StatusCode = statusCode;
        return Create(error);
    }

    private AmazonServiceException Create(ErrorResponse error)
        => error.Code is not null && byCode.TryGetValue(error.Code, out var create) ? create(error) : baseException(error);
}
