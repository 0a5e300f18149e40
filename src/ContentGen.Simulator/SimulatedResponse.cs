using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ContentGen.Simulator;

/// <summary>What goes back to the caller.</summary>
internal sealed record SimulatedResponse(int Status, string ContentType, ReadOnlyMemory<byte> Body)
{
    private const string Answered = "ok";

    // News is full of typographic quotes; escaping them would only make the answers hard to read.
    public static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>How the ledger names the outcome: <c>ok</c>, or the service's own error code, or the fault injected.</summary>
    public string Outcome { get; init; } = Answered;

    public ImmutableDictionary<string, string> Headers { get; init; } = ImmutableDictionary<string, string>.Empty;

    public static SimulatedResponse Json(int status, JsonNode body, string outcome = Answered) =>
        new(status, "application/json", JsonSerializer.SerializeToUtf8Bytes(body, Relaxed)) { Outcome = outcome };

    public SimulatedResponse WithHeader(string name, string value) => this with { Headers = Headers.SetItem(name, value) };

    public async Task WriteAsync(HttpContext context)
    {
        context.Response.StatusCode = Status;
        context.Response.ContentType = ContentType;
        context.Response.ContentLength = Body.Length;
        foreach (var (name, value) in Headers)
        {
            context.Response.Headers[name] = value;
        }

        await context.Response.Body.WriteAsync(Body);
    }
}

/// <summary>The service refuses the request with its own error response.</summary>
internal sealed class RefusedException(SimulatedResponse response) : Exception(response.Outcome)
{
    public SimulatedResponse Response { get; } = response;
}
