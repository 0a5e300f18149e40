using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Amazon.StandIns.RestJson;

namespace Amazon.BedrockRuntime.Model.Internal.MarshallTransformations;

internal static class BedrockRuntimeErrors
{
    private static readonly ErrorTable Table = new(
        static error => new AmazonBedrockRuntimeException(
            error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
        new Dictionary<string, ErrorFactory>
        {
            ["AccessDeniedException"] = static error => new AccessDeniedException(
                error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
            ["InternalServerException"] = static error => new InternalServerException(
                error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
            ["ModelErrorException"] = static error => new ModelErrorException(
                error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
            ["ModelNotReadyException"] = static error => new ModelNotReadyException(
                error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
            ["ModelTimeoutException"] = static error => new ModelTimeoutException(
                error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
            ["ResourceNotFoundException"] = static error => new ResourceNotFoundException(
                error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
            ["ServiceUnavailableException"] = static error => new ServiceUnavailableException(
                error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
            ["ThrottlingException"] = static error => new ThrottlingException(
                error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
            ["ValidationException"] = static error => new ValidationException(
                error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
        });

    private static readonly StructureUnmarshaller<ModelErrorDetails> Details = new(
        ("originalStatusCode", (details, context, ref reader) =>
            details.OriginalStatusCode = NullableIntUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("resourceName", (details, context, ref reader) =>
            details.ResourceName = StringUnmarshaller.Instance.Unmarshall(context, ref reader)));

    public static AmazonServiceException Read(JsonUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode)
    {
        var exception = Table.Read(context, innerException, statusCode);
        if (exception is ModelErrorException modelError)
        {
            AddDetails(modelError, context);
        }

        return exception;
    }

    /// <summary>The table has read the stream to its end, so the details come from the copy that the context keeps.</summary>
    private static void AddDetails(ModelErrorException exception, JsonUnmarshallerContext context)
    {
        using var body = new MemoryStream(context.GetResponseBodyBytes());
        using var copy = new JsonUnmarshallerContext(body, false, context.ResponseData, false);
        var details = new ModelErrorDetails();
        Details.ReadInto(details, copy);
        exception.OriginalStatusCode = details.OriginalStatusCode;
        exception.ResourceName = details.ResourceName;
    }

    private sealed class ModelErrorDetails
    {
        public int? OriginalStatusCode { get; set; }

        public string ResourceName { get; set; }
    }
}
