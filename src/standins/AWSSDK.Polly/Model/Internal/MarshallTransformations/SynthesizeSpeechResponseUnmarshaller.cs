using System.Globalization;
using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.Polly.Model.Internal.MarshallTransformations;

internal sealed class SynthesizeSpeechResponseUnmarshaller : JsonResponseUnmarshaller
{
    /// <summary>Keeps the SDK from reading the audio to its end, and from closing the connection, before the caller has it.</summary>
    public override bool HasStreamingProperty => true;

    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext context) => new SynthesizeSpeechResponse
    {
        AudioStream = context.Stream,
        ContentType = Header(context, "Content-Type"),
        RequestCharacters = Header(context, "x-amzn-RequestCharacters") is { } characters
            ? int.Parse(characters, CultureInfo.InvariantCulture)
            : null,
    };

    public override AmazonServiceException UnmarshallException(
        JsonUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode)
        => PollyErrors.Read(context, innerException, statusCode);

    private static string Header(JsonUnmarshallerContext context, string name)
        => context.ResponseData.IsHeaderPresent(name) ? context.ResponseData.GetHeaderValue(name) : null;
}
