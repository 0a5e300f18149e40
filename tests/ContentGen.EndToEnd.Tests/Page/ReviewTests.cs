using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ContentGen.EndToEnd.Tests.Page;

/// <summary>
/// A script on the page before it goes out: of a run, and of one whose answers are written here, in the shape that the API gives them.
/// </summary>
[Collection(Browsers.Name)]
public sealed class ReviewTests(PageFixture fixture) : IClassFixture<PageFixture>
{
    private const string RunId = "run-in-review";
    private const string Farewell = "That is your brief for now; thank you for listening.";

    [Fact]
    public async Task Run_HeldForReview_IsSpokenAsItWasEdited()
    {
        await using var page = await fixture.OpenAsync();
        await page.ChoicesAsync();
        await page.Form.GetByLabel("Let me check the script first").CheckAsync();
        await page.Button("Make a brief").ClickAsync();
        var review = page.Page.GetByRole(AriaRole.Region, new() { Name = "Review" });
        var sentences = review.GetByRole(AriaRole.Textbox);
        await Expect(sentences.Nth(2)).ToBeVisibleAsync();
        await Expect(review.GetByRole(AriaRole.Timer)).ToHaveTextAsync(new Regex("^(29|30):[0-9]{2} left$"));
        var count = await sentences.CountAsync();
        Assert.Empty(await page.FaultsAsync());

        await review.GetByLabel($"Sentence {count}", new() { Exact = true }).FillAsync(Farewell);
        await page.Button("Leave out sentence 1").ClickAsync();
        await page.Button("Save and check").ClickAsync();
        await Expect(page.Page.Locator("#review-note")).ToHaveTextAsync("Saved. Every sentence stands on a story.");
        await Expect(sentences).ToHaveCountAsync(count - 1);
        var script = string.Join(' ', await sentences.EvaluateAllAsync<string[]>("fields => fields.map(field => field.value)"));
        await page.Button("Approve").ClickAsync();

        await page.BriefAsync();
        Assert.EndsWith(Farewell, script, StringComparison.Ordinal);
        Assert.Equal(script, (await fixture.App.BriefAsync(PageFixture.RunOf(page))).GetProperty("script").GetString());
        await Expect(page.Words.Last).ToContainTextAsync("listening");
        await page.Words.Last.ClickAsync();
        await Expect(page.Page.Locator("audio")).ToHaveJSPropertyAsync("paused", false);
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task Run_EditedBySomebodyElseMeanwhile_KeepsBothAndShowsTheirs()
    {
        var runId = await fixture.App.StartRunAsync(new { review = true, categories = new[] { "health" } });
        await using var page = await fixture.OpenAsync($"?runId={runId}");
        var first = page.Page.GetByLabel("Sentence 1", new() { Exact = true });
        await first.FillAsync("Mine.");
        await EditElsewhereAsync(runId);

        await page.Button("Approve").ClickAsync();
        await Expect(page.Page.Locator("#review-note")).ToContainTextAsync("Somebody else changed the script meanwhile");
        await Expect(first).ToHaveValueAsync("Mine.");
        Assert.Empty(await page.FaultsAsync());
        await ApproveTheirsAsync(page, first, runId);
    }

    [Fact]
    public async Task Run_ApprovedAfterSomebodyElseEditedIt_IsNotSpokenUnread()
    {
        var runId = await fixture.App.StartRunAsync(new { review = true, categories = new[] { "science" } });
        await using var page = await fixture.OpenAsync($"?runId={runId}");
        var first = page.Page.GetByLabel("Sentence 1", new() { Exact = true });
        await Expect(first).ToBeVisibleAsync();
        await EditElsewhereAsync(runId);

        await page.Button("Approve").ClickAsync();
        await Expect(page.Page.Locator("#review-note")).ToContainTextAsync("Somebody else changed the script meanwhile, so nothing is approved");
        Assert.Empty(await page.FaultsAsync());
        await ApproveTheirsAsync(page, first, runId);
    }

    [Fact]
    public async Task Run_RejectedInReview_SaysSoAndOffersTheLastBrief()
    {
        await fixture.App.FollowAsync(await fixture.App.StartRunAsync());
        var runId = await fixture.App.StartRunAsync(new { review = true, categories = new[] { "sports" } });
        await using var page = await fixture.OpenAsync($"?runId={runId}");

        await page.Button("Reject").ClickAsync();

        await Expect(page.Page.Locator("#notice")).ToContainTextAsync("rejected");
        await page.BriefAsync();
        Assert.NotEqual(runId, await page.Brief.GetAttributeAsync("data-run"));
    }

    [Fact]
    public async Task Script_WaitingForReview_CanBeEditedWithItsGroundingBesideIt()
    {
        var api = new WaitingRun();
        await using var page = await fixture.OpenWindowAsync($"?runId={RunId}", new(), api.AnswerAsync);
        var review = page.Page.GetByRole(AriaRole.Region, new() { Name = "Review" });

        await Expect(review.GetByRole(AriaRole.Textbox)).ToHaveCountAsync(3);
        await Expect(review.GetByRole(AriaRole.Listitem).Nth(1)).ToContainTextAsync("Ferry docks by itself");
        await Expect(review.GetByRole(AriaRole.Listitem).Nth(0)).ToContainTextAsync("Greeting, link or goodbye");
        await Expect(review.GetByRole(AriaRole.Listitem).Nth(2)).ToContainTextAsync("Names 'Atlantis', which no story does");
        await Expect(review.GetByRole(AriaRole.Timer)).ToHaveTextAsync(new Regex("^(29|30):[0-9]{2} left$"));
        Assert.Empty(await page.FaultsAsync());

        await review.GetByLabel("Sentence 3", new() { Exact = true }).FillAsync("The captain took over once.");
        await page.Button("Save and check").ClickAsync();

        await Expect(page.Page.Locator("#review-note")).ToHaveTextAsync("Saved. Every sentence stands on a story.");
        Assert.Equal("The captain took over once.", api.Saved[^1][2]!["text"]!.GetValue<string>());
        Assert.Equal("b", api.Saved[^1][1]!["storyIds"]![0]!.GetValue<string>());
        await page.Button("Approve").ClickAsync();
        await Expect(page.Page.Locator("#review-note")).ToContainTextAsync("Approved.");
        Assert.Equal(["approve"], api.Decided);
    }

    [Fact]
    public async Task Approve_WithAnEditThatNoStorySays_AsksOnceMore()
    {
        var api = new WaitingRun();
        await using var page = await fixture.OpenWindowAsync($"?runId={RunId}", new(), api.AnswerAsync);
        await page.Page.GetByLabel("Sentence 2", new() { Exact = true }).FillAsync("The ferry reached Atlantis.");

        await page.Button("Approve").ClickAsync();
        await Expect(page.Page.Locator("#review-note")).ToContainTextAsync("No story says what 2 sentences say.");
        Assert.Empty(api.Decided);
        await page.Button("Approve").ClickAsync();

        await Expect(page.Page.Locator("#review-note")).ToContainTextAsync("Approved.");
        Assert.Equal(["approve"], api.Decided);
    }

    [Fact]
    public async Task Reject_Pressed_EndsIt()
    {
        var api = new WaitingRun();
        await using var page = await fixture.OpenWindowAsync($"?runId={RunId}", new(), api.AnswerAsync);

        await page.Button("Leave out sentence 3").ClickAsync();
        await Expect(page.Page.GetByLabel("Sentence 3", new() { Exact = true })).ToBeDisabledAsync();
        await page.Button("Reject").ClickAsync();

        await Expect(page.Page.Locator("#review-note")).ToContainTextAsync("Rejected.");
        Assert.Equal(["reject"], api.Decided);
    }

    /// <summary>A run that waits for a word, and what the page told it.</summary>
    internal sealed class WaitingRun
    {
        private readonly string _until = DateTimeOffset.UtcNow.AddMinutes(30).ToString("O");
        private JsonArray _sentences = JsonNode.Parse(
            """
            [{"text":"Good morning.","storyIds":[],"speaker":null},
             {"text":"A ferry docked by itself in thick fog.","storyIds":["b"],"speaker":null},
             {"text":"It then left for Atlantis.","storyIds":["b"],"speaker":null}]
            """)!.AsArray();

        public List<JsonArray> Saved { get; } = [];

        public List<string> Decided { get; } = [];

        public async Task AnswerAsync(IPage window)
        {
            await window.RouteAsync("**/api/agent-status*", route => AnswerAsync(route, Status()));
            await window.RouteAsync($"**/api/briefs/{RunId}/script", ScriptAsync);
            await window.RouteAsync(new Regex($"/api/briefs/{RunId}/(approve|reject)$"), route =>
            {
                Decided.Add(new Uri(route.Request.Url).Segments[^1]);
                return AnswerAsync(route, new JsonObject(), 202);
            });
        }

        private Task ScriptAsync(IRoute route)
        {
            if (route.Request.Method == "PUT")
            {
                _sentences = JsonNode.Parse(route.Request.PostData!)!["sentences"]!.DeepClone().AsArray();
                Saved.Add(_sentences.DeepClone().AsArray());
            }

            JsonNode[] judged = [.. _sentences.Select(sentence =>
            {
                var copy = sentence!.DeepClone().AsObject();
                var isGrounded = !copy["text"]!.GetValue<string>().Contains("Atlantis", StringComparison.Ordinal);
                copy["grounded"] = isGrounded;
                copy["problem"] = isGrounded ? null : "names 'Atlantis', which no story does";
                copy.TryAdd("speaker", null);
                return (JsonNode)copy;
            })];
            return AnswerAsync(route, new JsonObject
            {
                ["runId"] = RunId,
                ["revision"] = Saved.Count,
                ["reviewUntil"] = _until,
                ["sentences"] = new JsonArray(judged),
            });
        }

        private JsonNode Status() => JsonNode.Parse(
            $$"""
            {"runId":"{{RunId}}","status":"WAITING_FOR_REVIEW","currentAgent":null,"progress":{"completed":4,"total":7,"percentage":57},
             "agents":[{"name":"NEWS_FETCHER","status":"COMPLETED"},{"name":"SCRIPT_GENERATOR","status":"COMPLETED"},{"name":"AUDIO","status":"WAITING"}],
             "dependencies":{},"estimatedTimeRemaining":12,"reviewUntil":"{{_until}}",
             "stories":[{"id":"b","title":"Ferry docks by itself","category":"technology","source":"Circuit Post","publishedAt":null}]}
            """)!;

        private static Task AnswerAsync(IRoute route, JsonNode body, int status = 200) =>
            route.FulfillAsync(new() { Status = status, ContentType = "application/json", Body = body.ToJsonString() });
    }

    private async Task EditElsewhereAsync(string runId)
    {
        object[] theirs = [new { text = "Theirs." }, new { text = Farewell }];
        using var saved = await fixture.App.Http.PutAsJsonAsync($"api/briefs/{runId}/script", new { sentences = theirs, revision = 0 });
        saved.EnsureSuccessStatusCode();
    }

    private async Task ApproveTheirsAsync(OpenPage page, ILocator first, string runId)
    {
        await page.Button("Show theirs").ClickAsync();
        await Expect(first).ToHaveValueAsync("Theirs.");
        await page.Button("Approve").ClickAsync();

        await page.BriefAsync();
        Assert.Equal($"Theirs. {Farewell}", (await fixture.App.BriefAsync(runId)).GetProperty("script").GetString());
    }
}
