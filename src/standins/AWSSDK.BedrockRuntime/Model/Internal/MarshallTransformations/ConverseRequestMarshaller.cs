using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.StandIns.RestJson;
using Amazon.Util;

namespace Amazon.BedrockRuntime.Model.Internal.MarshallTransformations;

internal sealed class ConverseRequestMarshaller : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var converse = (ConverseRequest)input;
        if (converse.ModelId is null)
        {
            throw new AmazonBedrockRuntimeException("Request object does not have required field ModelId set");
        }

        var request = new DefaultRequest(converse, "Amazon.BedrockRuntime") { HttpMethod = "POST" };
        request.Headers[HeaderKeys.XAmzApiVersion] = "2023-09-30";
        request.AddPathResource("{modelId}", converse.ModelId);
        request.ResourcePath = "/model/{modelId}/converse";
        JsonBody.Write(request, writer => WriteFields(writer, converse));
        return request;
    }

    private static void WriteFields(Utf8JsonWriter writer, ConverseRequest request)
    {
        writer.Document("additionalModelRequestFields", request.AdditionalModelRequestFields);
        writer.List("additionalModelResponseFieldPaths", request.AdditionalModelResponseFieldPaths);
        writer.Structure("inferenceConfig", request.InferenceConfig, ConfigurationMarshalling.Inference);
        writer.List("messages", request.Messages, MessageMarshalling.Message);
        writer.Structure("outputConfig", request.OutputConfig, ConfigurationMarshalling.Output);
        writer.Structure("performanceConfig", request.PerformanceConfig, ConfigurationMarshalling.Performance);
        writer.Map("requestMetadata", request.RequestMetadata);
        writer.Structure("serviceTier", request.ServiceTier, ConfigurationMarshalling.Tier);
        writer.List("system", request.System, MessageMarshalling.System);
        writer.Structure("toolConfig", request.ToolConfig, ToolMarshalling.Configuration);
    }
}
