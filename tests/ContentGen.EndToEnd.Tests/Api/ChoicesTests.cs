using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace ContentGen.EndToEnd.Tests.Api;

/// <summary>What a start may ask for, and how a voice sounds.</summary>
public sealed class ChoicesTests : IDisposable
{
    private readonly TemporaryFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Choices_Told_AreWhatAStartTakes()
    {
        await using var app = await HostedApp.StartAsync(_data.Path, AppSettings.QuickRetries);

        var choices = await app.Http.GetFromJsonAsync<JsonElement>("api/choices");

        Assert.Equal(7, choices.GetProperty("categories").GetArrayLength());
        var (least, most) = (choices.GetProperty("maxStories").GetProperty("min").GetInt32(), choices.GetProperty("maxStories").GetProperty("max").GetInt32());
        foreach (var language in choices.GetProperty("languages").EnumerateArray())
        {
            Assert.NotEmpty(language.GetProperty("name").GetString()!);
            var voice = language.GetProperty("voices").EnumerateArray().Last().GetString();
            var start = new
            {
                language = language.GetProperty("code").GetString(),
                voice,
                country = choices.GetProperty("countries").EnumerateArray().Last().GetString(),
                maxStories = least,
            };
            using var taken = await app.Http.PostAsJsonAsync("api/generate-fresh", start);
            Assert.Equal((start.language, HttpStatusCode.Accepted), (start.language, taken.StatusCode));
        }

        using var refused = await app.Http.PostAsJsonAsync("api/generate-fresh", new { maxStories = most + 1 });
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    [Fact]
    public async Task Sample_OfAVoice_IsBoughtOnceAndKept()
    {
        await using var app = await HostedApp.StartAsync(_data.Path, AppSettings.QuickRetries);

        var first = await app.Http.GetByteArrayAsync("api/voices/Amy/sample.mp3");
        var second = await app.Http.GetByteArrayAsync("api/voices/Amy/sample.mp3");

        Assert.Equal(first, second);
        Assert.True(first.Length > 1_000, $"The sample has {first.Length} bytes.");
        Assert.Equal(1, await SpokenAsync(app));
        using var head = await app.Http.SendAsync(new(HttpMethod.Head, "api/voices/Amy/sample.mp3"));
        Assert.Equal((HttpStatusCode.OK, "audio/mpeg"), (head.StatusCode, head.Content.Headers.ContentType?.MediaType));
    }

    [Theory]
    [InlineData("Nobody")]
    [InlineData("..%2f..%2fbriefs")]
    public async Task Sample_OfNoVoice_IsNotThere(string voice)
    {
        await using var app = await HostedApp.StartAsync(_data.Path, AppSettings.QuickRetries);

        using var answer = await app.Http.GetAsync($"api/voices/{voice}/sample.mp3");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(0, await SpokenAsync(app));
    }

    [Fact]
    public async Task Sample_BudgetUsedUp_IsRefusedUnlessItIsKept()
    {
        await using (var rich = await HostedApp.StartAsync(_data.Path, AppSettings.QuickRetries))
        {
            await rich.Http.GetByteArrayAsync("api/voices/Amy/sample.mp3");
        }

        var noMoney = new Dictionary<string, string?>(AppSettings.QuickRetries) { ["ContentGen__DailyBudgetUsd"] = "0.0001" };
        await using var poor = await HostedApp.StartAsync(_data.Path, noMoney);

        using var kept = await poor.Http.GetAsync("api/voices/Amy/sample.mp3");
        using var unknown = await poor.Http.GetAsync("api/voices/Brian/sample.mp3");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable), (kept.StatusCode, unknown.StatusCode));
        Assert.EndsWith("budget-spent", (await unknown.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("type").GetString());
        Assert.Equal(0, await SpokenAsync(poor));
    }

    [Fact]
    public async Task Sample_VoiceDoesNotAnswer_IsRefusedAndBoughtLater()
    {
        await using var app = await HostedApp.StartAsync(_data.Path, AppSettings.QuickRetries);
        await app.SetFaultsAsync(new { polly = new { mode = "error" } });

        using var refused = await app.Http.GetAsync("api/voices/Amy/sample.mp3");
        await app.SetFaultsAsync(new { });
        using var later = await app.Http.GetAsync("api/voices/Amy/sample.mp3");

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK), (refused.StatusCode, later.StatusCode));
    }

    private static async Task<int> SpokenAsync(ServedApp app)
    {
        var served = await app.Simulator.GetFromJsonAsync<JsonElement>("requests");
        return served.GetProperty("requests").EnumerateArray()
            .Count(row => row.GetRawText().Contains("SynthesizeSpeech", StringComparison.Ordinal));
    }
}
