using static Microsoft.Playwright.Assertions;

namespace ContentGen.EndToEnd.Tests.Page;

/// <summary>What who comes for the first time finds, before there is any brief and after.</summary>
[Collection(Browsers.Name)]
public sealed class FirstVisitTests(PageFixture fixture) : IClassFixture<PageFixture>
{
    [Fact]
    public async Task FirstVisit_BriefIsThere_CanBePlayedAtOnce()
    {
        var runId = await fixture.App.StartRunAsync();
        await fixture.App.FollowAsync(runId);

        await using var page = await fixture.OpenAsync();
        await page.Button("Play").ClickAsync();

        await Expect(page.Page.Locator("audio")).ToHaveJSPropertyAsync("paused", false);
        await Expect(page.Button("Pause")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task Choices_Offered_AreThoseOfTheService()
    {
        await using var page = await fixture.OpenAsync();
        await page.ChoicesAsync();
        var offered = await fixture.App.Http.GetAsync("api/choices").ContinueWith(answer => answer.Result.JsonAsync()).Unwrap();

        await Expect(page.Page.Locator("[name=topic]")).ToHaveCountAsync(offered.GetProperty("categories").GetArrayLength());
        await Expect(page.Page.Locator("#country option")).ToHaveCountAsync(offered.GetProperty("countries").GetArrayLength());
        foreach (var language in offered.GetProperty("languages").EnumerateArray())
        {
            await page.Form.GetByLabel("Language").SelectOptionAsync(language.GetProperty("code").GetString()!);
            Assert.Equal(
                language.GetProperty("voices").EnumerateArray().Select(voice => voice.GetString()!),
                await page.Page.Locator("#voice option").AllInnerTextsAsync());
        }
    }

    [Fact]
    public async Task Choices_Made_AreRememberedOnTheDeviceAndAskedFor()
    {
        await using var page = await fixture.OpenAsync();
        await page.ChoicesAsync();
        await page.Form.GetByLabel("Sports").CheckAsync();
        await page.Form.GetByLabel("Technology").UncheckAsync();
        await page.Form.GetByLabel("Language").SelectOptionAsync("de");
        await page.Form.GetByLabel("Voice", new() { Exact = true }).SelectOptionAsync("Daniel");
        await page.Form.GetByLabel("News from").SelectOptionAsync("at");
        await page.Page.Locator("#stories").SelectOptionAsync("4");

        await page.Page.ReloadAsync();
        await page.ChoicesAsync();

        await Expect(page.Page.Locator("#voice")).ToHaveValueAsync("Daniel");
        await Expect(page.Form.GetByLabel("Sports")).ToBeCheckedAsync();
        await Expect(page.Form.GetByLabel("Technology")).Not.ToBeCheckedAsync();
        await page.MakeAsync();
        var request = (await fixture.App.BriefAsync(PageFixture.RunOf(page))).GetProperty("request");
        Assert.Equal(
            ("de", "at", 4, "general,science,sports"),
            (request.GetProperty("language").GetString(), request.GetProperty("country").GetString(), request.GetProperty("maxStories").GetInt32(),
                string.Join(',', request.GetProperty("categories").EnumerateArray().Select(topic => topic.GetString()).Order(StringComparer.Ordinal))));
        await Expect(page.Page.Locator(".script")).ToHaveAttributeAsync("lang", "de");
    }

    [Fact]
    public async Task Conversation_OfTwoVoicesChosen_IsMadeAsLongAndSpokenInTurns()
    {
        await using var page = await fixture.OpenAsync();
        await page.ChoicesAsync();
        await page.Form.GetByLabel("Style").SelectOptionAsync("conversation");
        await page.Form.GetByLabel("First voice").SelectOptionAsync("Ruth");
        await page.Form.GetByLabel("Second voice").SelectOptionAsync("Stephen");
        await page.Form.GetByLabel("Length").FillAsync("1");
        await Expect(page.Page.Locator("#start")).ToContainTextAsync("1 min");
        await page.MakeAsync();

        var brief = await fixture.App.BriefAsync(PageFixture.RunOf(page));
        var request = brief.GetProperty("request");
        Assert.Equal(("conversation", 1), (request.GetProperty("style").GetString(), request.GetProperty("minutes").GetInt32()));
        Assert.Equal(["Ruth", "Stephen"], request.GetProperty("voices").EnumerateArray().Select(voice => voice.GetString()));
        var speakers = await page.Page.Locator(".script .speaker").AllInnerTextsAsync();
        Assert.True(speakers.Count > 2, $"{speakers.Count} turns");
        Assert.Equal(speakers.Select((_, turn) => turn % 2 == 0 ? speakers[0] : speakers[1]), speakers);
        Assert.Equal(["Ruth", "Stephen"], speakers.Distinct().Order(StringComparer.Ordinal));
        Assert.InRange(brief.GetProperty("audio").GetProperty("durationSeconds").GetDouble(), 60 * 0.85, 60 * 1.15);
        Assert.Empty(await page.FaultsAsync());
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task Voice_SampleAsked_IsHeard()
    {
        await using var page = await fixture.OpenAsync();
        await page.ChoicesAsync();
        await page.Page.Locator("#voice").SelectOptionAsync("Matthew");

        var answer = await page.Page.RunAndWaitForResponseAsync(
            () => page.Button("Hear this voice").ClickAsync(), response => response.Url.EndsWith("/sample.mp3", StringComparison.Ordinal));

        Assert.Equal("/api/voices/Matthew/sample.mp3", new Uri(answer.Url).AbsolutePath);
        Assert.Contains(answer.Status, new[] { 200, 206 });
        Assert.Equal("audio/mpeg", await answer.HeaderValueAsync("content-type"));
    }

    [Fact]
    public async Task NoTopic_Chosen_IsSaidAndStartsNothing()
    {
        await using var page = await fixture.OpenAsync();
        await page.ChoicesAsync();
        foreach (var topic in new[] { "Top news", "Science", "Technology" })
        {
            await page.Page.GetByLabel(topic).UncheckAsync();
        }

        await page.Button("Make a brief").ClickAsync();

        await Expect(page.Page.Locator("#toast")).ToContainTextAsync("at least one topic");
        Assert.DoesNotContain(page.Asked, asked => asked.Url.EndsWith("/generate-fresh", StringComparison.Ordinal));
    }
}
