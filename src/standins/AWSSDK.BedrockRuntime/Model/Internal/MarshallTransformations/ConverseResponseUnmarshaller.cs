using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Documents.Internal.Transform;
using Amazon.Runtime.Internal.Transform;
using Amazon.StandIns.RestJson;

namespace Amazon.BedrockRuntime.Model.Internal.MarshallTransformations;

internal sealed class ConverseResponseUnmarshaller : JsonResponseUnmarshaller
{
    private static readonly StructureUnmarshaller<ConverseResponse> Body = new(
        ("additionalModelResponseFields", (response, context, ref reader) =>
            response.AdditionalModelResponseFields = DocumentUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("metrics", (response, context, ref reader) =>
            response.Metrics = UsageUnmarshalling.Metrics.Unmarshall(context, ref reader)),
        ("output", (response, context, ref reader) =>
            response.Output = MessageUnmarshalling.Output.Unmarshall(context, ref reader)),
        ("performanceConfig", (response, context, ref reader) =>
            response.PerformanceConfig = UsageUnmarshalling.Performance.Unmarshall(context, ref reader)),
        ("serviceTier", (response, context, ref reader) =>
            response.ServiceTier = UsageUnmarshalling.Tier.Unmarshall(context, ref reader)),
        ("stopReason", (response, context, ref reader) =>
            response.StopReason = StringUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("usage", (response, context, ref reader) =>
            response.Usage = UsageUnmarshalling.Usage.Unmarshall(context, ref reader)));

    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext context)
    {
        var response = new ConverseResponse();
        Body.ReadInto(response, context);
        return response;
    }

    public override AmazonServiceException UnmarshallException(
        JsonUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode)
        => BedrockRuntimeErrors.Read(context, innerException, statusCode);
}
