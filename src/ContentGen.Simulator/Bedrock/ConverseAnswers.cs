using System.Text.Json.Nodes;
using ContentGen.Simulator.Aws;
using ContentGen.Simulator.Bedrock.Answers;
using ContentGen.Simulator.Bedrock.Validation;

namespace ContentGen.Simulator.Bedrock;

/// <summary>Bedrock's answers, made from the request's own stories.</summary>
internal sealed class ConverseAnswers(SignatureCheck signatures, SimulatorOptions options)
{
    private const string SigningName = "bedrock";
    private const int CharactersPerToken = 4;

    public SimulatedResponse Converse(AwsRequest request, string modelId)
    {
        signatures.Demand(request, SigningName);
        ModelCatalog.Demand(modelId);
        var started = options.TimeProvider.GetTimestamp();
        var converse = ConverseRequestReader.Read(request.RequiredJson(), modelId);
        var (content, stopReason, written) = Compose(converse);
        var read = Tokens(converse.AllText.Length);
        return SimulatedResponse.Json(200, new JsonObject
        {
            ["output"] = new JsonObject { ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = new JsonArray(content) } },
            ["stopReason"] = stopReason,
            ["usage"] = new JsonObject { ["inputTokens"] = read, ["outputTokens"] = written, ["totalTokens"] = read + written },
            ["metrics"] = new JsonObject { ["latencyMs"] = LatencyMs(converse, started) },
        });
    }

    private (JsonObject Content, string StopReason, int Tokens) Compose(ConverseRequest request)
    {
        var writer = new AnswerWriter(request.Agent, StoryScanner.Find(request.UserText), options.Seed, options.TimeProvider);
        return request.Tool is { } tool ? WithTool(request, tool, writer) : WithText(request, writer);
    }

    private (JsonObject Content, string StopReason, int Tokens) WithTool(ConverseRequest request, ToolSpec tool, AnswerWriter writer)
    {
        var input = writer.Write(tool.Schema);
        var tokens = Tokens(input.ToJsonString(SimulatedResponse.Relaxed).Length);
        var isCut = tokens > request.MaxTokens;
        var use = new JsonObject
        {
            ["toolUseId"] = $"tooluse_{SeededChance.Hash(options.Seed, request.AllText):x16}",
            ["name"] = tool.Name,
            ["input"] = isCut ? new JsonObject() : input,
        };
        return (new JsonObject { ["toolUse"] = use }, isCut ? "max_tokens" : "tool_use", Math.Min(tokens, request.MaxTokens));
    }

    private static (JsonObject Content, string StopReason, int Tokens) WithText(ConverseRequest request, AnswerWriter writer)
    {
        var text = request.OutputSchema is { } schema ? writer.Write(schema).ToJsonString(SimulatedResponse.Relaxed) : writer.WriteText();
        var tokens = Tokens(text.Length);
        var isCut = tokens > request.MaxTokens;
        var shown = isCut ? text[..(request.MaxTokens * CharactersPerToken)] : text;
        return (new JsonObject { ["text"] = shown }, isCut ? "max_tokens" : "end_turn", Math.Min(tokens, request.MaxTokens));
    }

    private long LatencyMs(ConverseRequest request, long started)
    {
        var simulated = options.Latency.For(new ServiceCall(SimulatedService.Bedrock, "Converse", request.Agent), 0.5);
        return (long)(simulated + options.TimeProvider.GetElapsedTime(started)).TotalMilliseconds;
    }

    private static int Tokens(int characters) => Math.Max(1, (characters + CharactersPerToken - 1) / CharactersPerToken);
}
