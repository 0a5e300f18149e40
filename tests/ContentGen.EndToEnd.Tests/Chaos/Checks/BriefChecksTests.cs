using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ContentGen.EndToEnd.Tests.Chaos.Runs;
using ContentGen.EndToEnd.Tests.Chaos.Scenarios;

namespace ContentGen.EndToEnd.Tests.Chaos.Checks;

/// <summary>The judge is judged: each way for a brief to be mixed up or dishonest, and for a run to be lost or late, is seen.</summary>
public sealed class BriefChecksTests
{
    private const string Id = "run-1";
    private const string Url = "https://www.business-courier.example/2026/harbour";

    [Fact]
    public void Of_HonestBrief_NothingIsFound() => Assert.Empty(Findings.Of(Run(Brief()), TimeSpan.FromSeconds(1)));

    [Fact]
    public void Of_NoBrief_IsFound() => Assert.Contains(Findings.Of(Run(null), TimeSpan.FromSeconds(1)), Tells("not delivered"));

    [Fact]
    public void Of_Late_IsFound() => Assert.Contains(Findings.Of(Run(Brief()), TimeSpan.FromSeconds(0.5)), Tells("took 1.0 s"));

    [Theory]
    [InlineData("runId", "\"run-2\"", "the brief is that of run-2")]
    [InlineData("request", """{ "categories": ["sports"], "maxStories": 3 }""", "another one's")]
    [InlineData("news_items", """[{ "id": "s1", "url": "https://www.sports-courier.example/2026/harbour" }]""", "another category")]
    [InlineData("script", "\"\"", "the script is empty")]
    [InlineData("sentences", """[{ "storyIds": ["s9"] }]""", "does not have")]
    [InlineData("emergency", "true", "emergency is True")]
    [InlineData("status", "\"PARTIAL\"", "the status says COMPLETED")]
    [InlineData("audioUrl", "null", "audio is live, which contradicts")]
    public void Of_PartChanged_IsFound(string part, string json, string finding)
    {
        var brief = Brief();
        brief[part] = JsonNode.Parse(json);

        Assert.Contains(Checked(brief), Tells(finding));
    }

    [Theory]
    [InlineData("live", "It failed.", 0, true, "script is live with the reason")]
    [InlineData("derived", null, 0, true, "script is derived with the reason ''")]
    [InlineData("derived", "It failed.", 7, true, "7 seconds old")]
    [InlineData("static", "It failed.", 0, true, "names sources")]
    [InlineData("derived", "It failed.", 0, true, "SCRIPT_GENERATOR says otherwise")]
    [InlineData("derived", "It failed.", 0, true, "status is COMPLETED, which contradicts")]
    [InlineData("derived", "It failed.", 0, true, "fallbackSections contradicts")]
    [InlineData("missing", "It failed.", 0, false, "script is missing, which contradicts the content")]
    public void Of_SectionChanged_IsFound(string source, string? reason, int age, bool hasUrls, string finding)
    {
        var brief = Brief();
        brief["sections"]!["script"] = Section(source, reason, age, hasUrls);

        Assert.Contains(Checked(brief), Tells(finding));
    }

    [Fact]
    public void Of_AgentChanged_IsFound()
    {
        var brief = Brief();
        brief["agentStatus"]![0]!["attempts"] = 2;

        Assert.Contains(Checked(brief), Tells("disagree about the agents"));
    }

    private static Predicate<string> Tells(string what) => finding => finding.Contains(what, StringComparison.Ordinal);

    private static IEnumerable<string> Checked(JsonObject brief) => Findings.Of(Run(brief), TimeSpan.FromSeconds(1));

    private static WatchedRun Run(JsonObject? brief)
    {
        var run = new WatchedRun(0, AskedRun.Number(0), Id);
        run.Saw(StatusReading.Of(Encoding.UTF8.GetBytes(Status().ToJsonString())));
        if (brief is not null)
        {
            run.Got(JsonSerializer.SerializeToElement(brief), 200);
        }

        return run;
    }

    private static JsonObject Status() => new()
    {
        ["status"] = "COMPLETED",
        ["currentAgent"] = null,
        ["startedAt"] = "2026-01-10T12:00:00Z",
        ["lastUpdated"] = "2026-01-10T12:00:01Z",
        ["progress"] = new JsonObject { ["completed"] = Maker.Agents.Count() },
        ["agents"] = Agents(),
        ["completedAgents"] = new JsonArray([.. Maker.Agents.Select(maker => JsonValue.Create(maker.Agent))]),
        ["failedAgents"] = new JsonArray(),
        ["fallbackSections"] = new JsonArray(),
        ["contentUrl"] = $"http://127.0.0.1/api/briefs/{Id}",
    };

    private static JsonObject Brief() => new()
    {
        ["runId"] = Id,
        ["status"] = "COMPLETED",
        ["request"] = new JsonObject { ["categories"] = new JsonArray("business"), ["maxStories"] = 3 },
        ["news_items"] = new JsonArray(new JsonObject { ["id"] = "s1", ["url"] = Url }),
        ["script"] = "The harbour wins.",
        ["sentences"] = new JsonArray(new JsonObject { ["storyIds"] = new JsonArray("s1") }),
        ["emergency"] = false,
        ["errors"] = new JsonArray(),
        ["audioUrl"] = "http://127.0.0.1/audio",
        ["agentOutputs"] = new JsonObject { ["favoriteStory"] = new JsonObject(), ["mediaEnhancements"] = new JsonArray(), ["weekendRecommendations"] = new JsonArray() },
        ["agentStatus"] = Agents(),
        ["sections"] = new JsonObject(
            Maker.All.Select(maker => KeyValuePair.Create(maker.Section, (JsonNode?)Section("live", null, 0, true)))),
    };

    private static JsonArray Agents() => new([.. Maker.Agents.Select(maker => new JsonObject
    {
        ["name"] = maker.Agent,
        ["status"] = "COMPLETED",
        ["attempts"] = 1,
        ["source"] = "live",
    })]);

    private static JsonObject Section(string source, string? reason, int age, bool hasUrls) => new()
    {
        ["source"] = source,
        ["reason"] = reason,
        ["ageSeconds"] = age,
        ["sourceUrls"] = hasUrls ? new JsonArray(Url) : [],
    };
}
