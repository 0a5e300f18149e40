using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Amazon.StandIns.RestJson;

namespace Amazon.Polly.Model.Internal.MarshallTransformations;

internal static class PollyErrors
{
    private static readonly ErrorTable Table = new(
        static error => new AmazonPollyException(
            error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
        new Dictionary<string, ErrorFactory>
        {
            ["EngineNotSupportedException"] = static error => new EngineNotSupportedException(
                error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
            ["InvalidNextTokenException"] = static error => new InvalidNextTokenException(
                error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
            ["InvalidSampleRateException"] = static error => new InvalidSampleRateException(
                error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
            ["InvalidSsmlException"] = static error => new InvalidSsmlException(
                error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
            ["LanguageNotSupportedException"] = static error => new LanguageNotSupportedException(
                error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
            ["LexiconNotFoundException"] = static error => new LexiconNotFoundException(
                error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
            ["MarksNotSupportedForFormatException"] = static error => new MarksNotSupportedForFormatException(
                error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
            ["ServiceFailureException"] = static error => new ServiceFailureException(
                error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
            ["SsmlMarksNotSupportedForTextTypeException"] = static error => new SsmlMarksNotSupportedForTextTypeException(
                error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
            ["TextLengthExceededException"] = static error => new TextLengthExceededException(
                error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
        });

    public static AmazonServiceException Read(JsonUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode)
        => Table.Read(context, innerException, statusCode);
}
