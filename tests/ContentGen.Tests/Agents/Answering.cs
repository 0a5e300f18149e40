using System.Text.Json;
using ContentGen.Agents;
using ContentGen.Providers.Bedrock;
using ContentGen.Requests;

namespace ContentGen.Tests.Agents;

/// <summary>What agents make of an answer, and what they put in its place.</summary>
internal static class Answering
{
    /// <summary>Hands an agent an answer as the model would have given it.</summary>
    public static CheckedAnswer<TOutput> Read<TInput, TOutput>(
        this Agent<TInput, TOutput> agent, TInput input, object answer, BriefRequest? request = null)
        where TOutput : class
    {
        var json = JsonSerializer.SerializeToElement(answer, JsonSerializerOptions.Web);
        return agent.Read(new StructuredAnswer(json, "use-1", "", false, "model-1", 1, 1), request ?? SampleNews.Request, input);
    }

    /// <summary>What stands in for the agent's output; null when nothing does.</summary>
    public static TOutput? StandIn<TInput, TOutput>(this Agent<TInput, TOutput> agent, TInput input, BriefRequest? request = null)
        where TOutput : class => agent.Fallback(input, request ?? SampleNews.Request, "It was not asked.").Content;
}
