using System.Text;
using System.Text.Json.Nodes;
using ContentGen.Simulator.Aws;
using ContentGen.Simulator.Faults;

namespace ContentGen.Simulator.Bedrock;

/// <summary>What Bedrock says when something goes wrong inside it.</summary>
internal sealed class BedrockFaultAnswers : IFaultAnswers
{
    private const int Ways = 3;

    public SimulatedResponse Error() =>
        AwsErrors.Response(500, "InternalServerException", "The system encountered an unexpected error. Try your request again.");

    public SimulatedResponse Throttled()
    {
        var response = AwsErrors.Response(429, "ThrottlingException", "Too many requests, please wait before trying again.");
        return response with { Headers = new Dictionary<string, string>(response.Headers) { ["Retry-After"] = "1" } };
    }

    /// <summary>In turn: an answer against the schema, a text that breaks off in the middle of its JSON, a body that is no JSON.</summary>
    public SimulatedResponse Malformed(SimulatedResponse good, long ordinal) => (ordinal % Ways) switch
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
