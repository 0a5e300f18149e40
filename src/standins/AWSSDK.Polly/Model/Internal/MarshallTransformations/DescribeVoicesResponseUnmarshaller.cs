using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Amazon.StandIns.RestJson;

namespace Amazon.Polly.Model.Internal.MarshallTransformations;

internal sealed class DescribeVoicesResponseUnmarshaller : JsonResponseUnmarshaller
{
    private static readonly StructureUnmarshaller<Voice> Voice = new(
        ("AdditionalLanguageCodes", (voice, context, ref reader) =>
            voice.AdditionalLanguageCodes = Texts().Unmarshall(context, ref reader)),
        ("Gender", (voice, context, ref reader) =>
            voice.Gender = StringUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("Id", (voice, context, ref reader) =>
            voice.Id = StringUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("LanguageCode", (voice, context, ref reader) =>
            voice.LanguageCode = StringUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("LanguageName", (voice, context, ref reader) =>
            voice.LanguageName = StringUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("Name", (voice, context, ref reader) =>
            voice.Name = StringUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("SupportedEngines", (voice, context, ref reader) =>
            voice.SupportedEngines = Texts().Unmarshall(context, ref reader)));

    private static readonly StructureUnmarshaller<DescribeVoicesResponse> Body = new(
        ("NextToken", (response, context, ref reader) =>
            response.NextToken = StringUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("Voices", (response, context, ref reader) =>
            response.Voices = new JsonListUnmarshaller<Voice, StructureUnmarshaller<Voice>>(Voice).Unmarshall(context, ref reader)));

    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext context)
    {
        var response = new DescribeVoicesResponse();
        Body.ReadInto(response, context);
        return response;
    }

    public override AmazonServiceException UnmarshallException(
        JsonUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode)
        => PollyErrors.Read(context, innerException, statusCode);

    private static JsonListUnmarshaller<string, StringUnmarshaller> Texts() => new(StringUnmarshaller.Instance);
}
