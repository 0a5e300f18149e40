using System.Text;
using System.Text.Json.Nodes;
using ContentGen.Simulator.Aws;
using ContentGen.Simulator.Bedrock.Answers;

namespace ContentGen.Simulator.Bedrock;

/// <summary>Bedrock Runtime, whose answers are made from the request's own stories.</summary>
internal sealed class BedrockEndpoints(SignatureCheck signatures, SimulatorOptions options, ServiceCalls calls)
{
    private const int CharactersPerToken = 4;

    private static readonly FaultAnswers FaultAnswers = new(
        AwsErrors.Response(500, "InternalServerException", "The system encountered an unexpected error. Try your request again."),
        AwsErrors.Response(429, "ThrottlingException", "Too many requests, please wait before trying again."),
        SpoiledAnswer.Of);

    public void Map(IEndpointRouteBuilder routes) => routes.MapPost("/model/{**rest}", RunAsync);

    // The model id may be an ARN, whose slash arrives encoded or not; so the route takes everything and the operation is cut off here.
    private async Task RunAsync(HttpContext context)
    {
        var request = await AwsRequest.ReadAsync(context);
        var rest = context.GetRouteValue("rest")?.ToString() ?? "";
        var slash = rest.LastIndexOf('/');
        var operation = rest[(slash + 1)..];
        var isConverse = slash > 0 && operation == "converse";
        var call = new ServiceCall(SimulatedService.Bedrock, isConverse ? "Converse" : operation, AgentNames.Find(request.Json()));
        await calls.RunAsync(context, call, FaultAnswers, () => Task.FromResult(isConverse
            ? Converse(request, Uri.UnescapeDataString(rest[..slash]))
            : AwsErrors.Response(404, "UnknownOperationException", $"The simulator knows only converse, not '{operation}'.")));
    }

    private SimulatedResponse Converse(AwsRequest request, string modelId)
    {
        signatures.Demand(request, "bedrock");
        ModelCatalog.Demand(modelId);
        var started = options.TimeProvider.GetTimestamp();
        var converse = ConverseRequest.Read(request.RequiredJson(), modelId);
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
        var writer = new AnswerWriter(
            request.Agent,
            StoryScanner.Find(request.UserText),
            RequestParameters.Read(request.UserText),
            options.Seed,
            options.TimeProvider);
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

/// <summary>Answers that cannot be used: against the schema, broken off in the middle of their JSON, and no JSON at all, in turn.</summary>
internal static class SpoiledAnswer
{
    private const int Ways = 3;

    public static SimulatedResponse Of(SimulatedResponse good, long ordinal) => (ordinal % Ways) switch
    {
        0 => good with { Body = Rewrite(good, AgainstSchema) },
        1 => good with { Body = Rewrite(good, BrokenOff) },
        _ => good with { Body = good.Body[..(good.Body.Length / 2)] },
    };

    private static byte[] Rewrite(SimulatedResponse good, Action<JsonObject> spoil)
    {
        var body = JsonNode.Parse(good.Body.Span)!.AsObject();
        if (body["output"]?["message"]?["content"] is JsonArray)
        {
            spoil(body);
        }

        return Encoding.UTF8.GetBytes(body.ToJsonString(SimulatedResponse.Relaxed));
    }

    private static void AgainstSchema(JsonObject body)
    {
        var block = body["output"]!["message"]!["content"]![0]!.AsObject();
        var nonsense = new JsonObject { ["unexpected"] = true };
        if (block["toolUse"] is JsonObject use)
        {
            use["input"] = nonsense;
        }
        else
        {
            block["text"] = nonsense.ToJsonString();
        }
    }

    private static void BrokenOff(JsonObject body)
    {
        var message = body["output"]!["message"]!;
        var block = message["content"]![0]!;
        var whole = block["toolUse"]?["input"]?.ToJsonString(SimulatedResponse.Relaxed) ?? block["text"]!.ToString();
        message["content"] = new JsonArray(new JsonObject { ["text"] = whole[..(whole.Length / 2)] });
        body["stopReason"] = "max_tokens";
    }
}
