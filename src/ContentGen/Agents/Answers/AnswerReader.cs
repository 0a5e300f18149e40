using System.Text.Json;
using ContentGen.Providers.Bedrock;
using ContentGen.Requests;
using ContentGen.Text;

namespace ContentGen.Agents.Answers;

/// <summary>Reads a model's answer: first its form, then the schema, then the agent's own rules.</summary>
internal static class AnswerReader
{
    public static CheckedAnswer<TOutput> Read<TInput, TAnswer, TOutput>(
        Agent<TInput, TAnswer, TOutput> agent, StructuredAnswer answer, BriefRequest request, TInput input)
        where TOutput : class
    {
        if (answer.CutOff)
        {
            return Rejected<TOutput>("The answer was cut off at the token limit; write less.");
        }

        if (answer.Output is not { } output)
        {
            return Rejected<TOutput>("The answer did not use the tool; give the answer as the tool's input and nothing else.");
        }

        var problems = SchemaCheck.Problems(agent.Schema, output);
        return problems.Count > 0
            ? new CheckedAnswer<TOutput>(null, problems)
            : agent.Check(output.Deserialize<TAnswer>(ContentGenJson.Options)!, request, input);
    }

    private static CheckedAnswer<TOutput> Rejected<TOutput>(string problem)
        where TOutput : class => new(null, [problem]);
}
