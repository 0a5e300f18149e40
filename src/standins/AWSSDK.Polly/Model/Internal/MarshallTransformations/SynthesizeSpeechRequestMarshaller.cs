using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.StandIns.RestJson;
using Amazon.Util;

namespace Amazon.Polly.Model.Internal.MarshallTransformations;

internal sealed class SynthesizeSpeechRequestMarshaller : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var speech = (SynthesizeSpeechRequest)input;
        var request = new DefaultRequest(speech, "Amazon.Polly") { HttpMethod = "POST", ResourcePath = "/v1/speech" };
        request.Headers[HeaderKeys.XAmzApiVersion] = "2016-06-10";
        JsonBody.Write(request, writer => WriteFields(writer, speech));
        return request;
    }

    private static void WriteFields(Utf8JsonWriter writer, SynthesizeSpeechRequest speech)
    {
        writer.Constant("Engine", speech.Engine);
        writer.Constant("LanguageCode", speech.LanguageCode);
        writer.List("LexiconNames", speech.LexiconNames);
        writer.Constant("OutputFormat", speech.OutputFormat);
        writer.Text("SampleRate", speech.SampleRate);
        writer.List("SpeechMarkTypes", speech.SpeechMarkTypes);
        writer.Text("Text", speech.Text);
        writer.Constant("TextType", speech.TextType);
        writer.Constant("VoiceId", speech.VoiceId);
    }
}
