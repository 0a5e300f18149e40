using System.Text.Json;
using ContentGen.Agents;
using ContentGen.Agents.Answers;
using ContentGen.Providers.Bedrock;
using ContentGen.Requests;

namespace ContentGen.Tests.Agents;

/// <summary>Hands an agent an answer as the model would have given it.</summary>
internal static class Answering
{
    public static CheckedAnswer<TOutput> Read<TInput, TAnswer, TOutput>(
        this Agent<TInput, TAnswer, TOutput> agent, TInput input, object answer, BriefRequest? request = null)
        where TOutput : class
    {
        var json = JsonSerializer.SerializeToElement(answer, JsonSerializerOptions.Web);
        return AnswerReader.Read(
            agent, new StructuredAnswer(json, "use-1", "", false, "model-1", 1, 1), request ?? SampleNews.Request, input);
    }
}
