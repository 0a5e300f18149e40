using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LocalFunctionsHost.Tests.Conformance;

/// <summary>Sends the requests of scenarios exactly as they are written.</summary>
internal sealed class ScenarioClient : IDisposable
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false })
    {
        Timeout = TimeSpan.FromSeconds(90),
    };

    public async Task<ScenarioResponse> SendAsync(JsonObject request, ScenarioSession session)
    {
        using var message = Message(request, session);
        using var response = await _http.SendAsync(message);
        var headers = response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
            .ToDictionary(header => header.Key.ToLowerInvariant(), header => string.Join(", ", (IEnumerable<string>)header.Value));
        return new ScenarioResponse((int)response.StatusCode, headers, await response.Content.ReadAsStringAsync());
    }

    public void Dispose() => _http.Dispose();

    private static HttpRequestMessage Message(JsonObject request, ScenarioSession session)
    {
        var path = Quote(session.Expand((string)request["path"]!));
        // Dots and escapes of the path must arrive as written.
        var uri = new Uri(session.Base + path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        var message = new HttpRequestMessage(new HttpMethod((string)request["method"]!), uri) { Content = Content(request, session) };
        foreach (var (name, value) in request["headers"] as JsonObject ?? [])
        {
            AddHeader(message, name, session.Expand((string)value!));
        }

        if (message.Content is { Headers.ContentType: null } content)
        {
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        return message;
    }

    private static void AddHeader(HttpRequestMessage message, string name, string value)
    {
        if (!message.Headers.TryAddWithoutValidation(name, value))
        {
            message.Content?.Headers.TryAddWithoutValidation(name, value);
        }
    }

    private static ByteArrayContent? Content(JsonObject request, ScenarioSession session)
    {
        if (request["bodyRepeat"] is JsonObject repeat)
        {
            return Utf8(JsonSerializer.Serialize(new string(((string)repeat["char"]!)[0], (int)repeat["count"]!)));
        }

        if (request["bodyText"] is { } text)
        {
            return Utf8(session.Expand((string)text!));
        }

        return request.TryGetPropertyValue("body", out var body) ? Utf8(session.Expand(body?.ToJsonString(Plain) ?? "null")) : null;
    }

    private static ByteArrayContent Utf8(string text) => new(Encoding.UTF8.GetBytes(text));

    private static string Quote(string path)
    {
        var quoted = new StringBuilder();
        foreach (var octet in Encoding.UTF8.GetBytes(path))
        {
            var c = (char)octet;
            if (char.IsAsciiLetterOrDigit(c) || "/?&=%:@!$'()*+,;~-._".Contains(c))
            {
                quoted.Append(c);
            }
            else
            {
                quoted.Append(CultureInfo.InvariantCulture, $"%{octet:X2}");
            }
        }
        return quoted.ToString();
    }
}
