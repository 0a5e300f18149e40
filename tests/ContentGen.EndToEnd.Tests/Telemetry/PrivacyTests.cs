using System.Text.Json;
using ContentGen.EndToEnd.Tests.Telemetry.Running;

namespace ContentGen.EndToEnd.Tests.Telemetry;

/// <summary>
/// Nothing that a story, a prompt, an answer, a caller or a key says leaves with the telemetry, whatever goes wrong and with the log
/// turned up as far as it goes. Everything that could is marked by a word of its own.
/// </summary>
[Collection(Undisturbed.Name)]
public sealed class PrivacyTests
{
    private static readonly Dictionary<string, string?> Settings = new(AppSettings.QuickRetries)
    {
        ["NewsApi__ApiKey"] = "Quillkey-newsapi",
        ["AWS_ACCESS_KEY_ID"] = "AKIAQUILLKEY00000000",
        ["AWS_SECRET_ACCESS_KEY"] = "Quillkey-secret",
        ["Logging__LogLevel__ContentGen"] = "Trace",
        ["Logging__LogLevel__Default"] = "Debug",
        ["ContentGen__CircuitBreaker__FailureThreshold"] = "6",
    };

    // Words of the news, of the callers, of the keys, of prompts and protocols.
    private static readonly string[] Markers =
    [
        "Kestrelmoor", "Brindlewick", "Ottoline", "marrowfen", "Quillkey", "AKIAQUILL", "ada.pemberton", "Pemberton", "203.0.113.77",
        "<speak", "You are", "tool_use", "/runtime/webhooks/", "code=", "AWS4-HMAC", "Bearer ", "X-Api-Key", "apiKey",
    ];

    [Fact]
    public async Task Telemetry_OfRunsOfEveryKind_HoldsNoMarkedWord()
    {
        using var folder = new TemporaryFolder();
        await using var app = await ObservedApp.StartAsync(Settings, newsFile: folder.File("news.json", News()));
        app.Http.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.77");
        var brief = await app.RunAsync(new { forceFresh = true, maxStories = 3 });
        Assert.Contains("Kestrelmoor", brief.GetRawText(), StringComparison.Ordinal);

        foreach (var fault in new[] { "bedrock=malformed", "bedrock=error:0.5,polly=malformed", "newsapi=malformed,polly=error", "bedrock=reset,newsapi=error" })
        {
            app.SetFaults(fault);
            await app.RunAsync();
        }

        await CallAroundAsync(app);
        app.Flush();

        var everything = app.Ingestion.Everything;
        Assert.Contains("contentgen.runs", everything, StringComparison.Ordinal);
        Assert.Contains("MessageData", everything, StringComparison.Ordinal);
        Assert.Empty(app.Ingestion.Lines.SelectMany(line => Markers.Where(
            marker => line.Contains(marker, StringComparison.OrdinalIgnoreCase)).Select(marker => $"{marker}: {Around(line, marker)}")));
        Assert.DoesNotContain(Markers, marker => everything.Contains(marker, StringComparison.OrdinalIgnoreCase));
    }

    // What a person may send: a key that names them, an address of the management API with its code, bodies that are refused.
    private static async Task CallAroundAsync(ObservedApp app)
    {
        using var keyed = new HttpRequestMessage(HttpMethod.Post, "api/generate-fresh")
        {
            Content = new StringContent(
            """{"maxStories":2}""")
        };
        keyed.Headers.Add("Idempotency-Key", "ada.pemberton-23-november");
        using var accepted = await app.Http.SendAsync(keyed);
        var payload = JsonDocument.Parse(await accepted.Content.ReadAsStringAsync()).RootElement;
        await app.Http.GetAsync(payload.GetProperty("statusQueryGetUri").GetString());
        await app.Http.GetAsync($"api/agent-status?runId={payload.GetProperty("runId").GetString()}&code=Quillkey-function");
        await app.Http.GetAsync("api/briefs/Ada%20Pemberton");
        await app.Http.GetAsync("api/agent-status?runId=Pemberton");
        await app.Http.PostAsync("api/generate-fresh", new StringContent("""{"voice":"Ada Pemberton","categories":["Pemberton"]}"""));
        await app.Http.PostAsync("api/generate-fresh", new StringContent("{Ada Pemberton"));
    }

    private static string Around(string line, string marker)
    {
        var at = line.IndexOf(marker, StringComparison.OrdinalIgnoreCase);
        return line[Math.Max(0, at - 200)..Math.Min(line.Length, at + 120)];
    }

    private static string News() => JsonSerializer.Serialize(new
    {
        status = "ok",
        articles = Enumerable.Range(1, 8).Select(number => new
        {
            source = new { id = (string?)null, name = "Brindlewick Gazette" },
            author = "Ottoline Marsh",
            title = $"Kestrelmoor opens {number} new bridges over the river",
            description = $"The council of Kestrelmoor says that {number} bridges will carry the traffic of the marrowfen district.",
            url = $"https://brindlewick.example/kestrelmoor-{number}",
            urlToImage = $"https://images.brindlewick.example/kestrelmoor-{number}.jpg",
            publishedAt = DateTimeOffset.UtcNow.AddHours(-1),
            content = $"Kestrelmoor has built {number} bridges. People of the marrowfen district walk over them already.",
        }),
    });
}
