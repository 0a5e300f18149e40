using System.Text;
using System.Text.Json;
using ContentGen.Simulator.Tests.Aws.Loopback;

namespace ContentGen.Simulator.Tests.Local.Commands;

/// <summary>Length, style, presenters, feeds, editions and review, as a person asks for them in a terminal.</summary>
[Collection(ConsoleCollection.Name)]
public sealed class EditorialCommandTests : IDisposable
{
    private readonly TemporaryFolder _out = new();

    public void Dispose() => _out.Dispose();

    [Fact]
    public async Task Brief_MinutesStyleAndVoices_AreThoseOfTheBrief()
    {
        await using var run = TypedCommand.Start(
            "brief", "--silent", "--minutes", "1", "--style", "conversation", "--voice", "Matthew", "--voice", "Joanna", "--out", _out.Path);

        Assert.True(await run.ExitCodeAsync() == 0, run.Output + run.Errors);
        var brief = await BriefAsync();
        Assert.Equal((1, "conversation"), (brief.GetProperty("minutes").GetInt32(), brief.GetProperty("style").GetString()));
        Assert.Equal(["Matthew", "Joanna"], brief.GetProperty("voices").EnumerateArray().Select(voice => voice.GetString()!));
    }

    [Fact]
    public async Task Brief_Feed_TellsItsStoriesAlone()
    {
        string[] titles =
            ["Lighthouse painted by its own visitors", "Tram depot grows tomatoes on the roof", "Canal boat finds its lost anchor"];
        var items = string.Concat(titles.Select((title, index) =>
            $"<item><title>{title}</title><link>https://harbour.example/{index}</link>"
            + $"<description>{title}, and the whole town came to see it on Friday evening.</description></item>"));
        await using var publisher = new LoopbackService(
            Answers.Bytes(
            200,
            "application/rss+xml",
            Encoding.UTF8.GetBytes($"<rss version=\"2.0\"><channel><title>Harbour Post</title>{items}</channel></rss>")));
        await using var run = TypedCommand.Start("brief", "--silent", "--feed", publisher.Url + "news.xml", "--minutes", "1", "--out", _out.Path);

        Assert.True(await run.ExitCodeAsync() == 0, run.Output + run.Errors);
        var stories = (await BriefAsync()).GetProperty("news_items").EnumerateArray().ToList();
        Assert.Equal(3, stories.Count);
        Assert.All(stories, story => Assert.StartsWith("https://harbour.example/", story.GetProperty("url").GetString(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("yes", 0, "audio.mp3")]
    [InlineData("n", 1, "rejected in review")]
    public async Task Brief_Review_AsksBeforeItIsSpoken(string answer, int exitCode, string said)
    {
        await using var run = TypedCommand.Start("brief", "--silent", "--review", "--minutes", "1", "--out", _out.Path);
        await run.LineAsync("^Have it spoken and published");
        Assert.Empty(Directory.GetDirectories(_out.Path));

        run.Type(answer);

        Assert.True(await run.ExitCodeAsync() == exitCode, run.Output + run.Errors);
        Assert.Contains(said, run.Output, StringComparison.Ordinal);
        Assert.Equal(exitCode == 0 ? 1 : 0, Directory.GetDirectories(_out.Path).Length);
    }

    [Fact]
    public async Task Brief_InterruptedWhileItAsks_Ends()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no signals.");
        using var run = LocalProcess.Start("brief", "--silent", "--review", "--minutes", "1", "--out", _out.Path);
        await run.LineAsync("^Have it spoken and published");

        await run.SignalAsync("INT");

        Assert.Equal(130, await run.ExitCodeAsync());
        Assert.StartsWith("Interrupted.", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("later")]
    [InlineData(null)]
    public async Task Brief_ReviewUndecided_WaitsForTheCommandThatDecides(string? answer)
    {
        await using var run = TypedCommand.Start("brief", "--silent", "--review", "--minutes", "1", "--out", _out.Path);
        await run.LineAsync("^Have it spoken and published");
        run.Type(answer);
        var told = (await run.LineAsync(@"^It waits\. Decide by: (review \S+ --url \S+ --approve)")).Groups[1].Value;

        // No edition whose time has come is made beside the one brief.
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(told.Split(' ')[3]) };
        using var timer = await http.PostAsync("admin/functions/ScheduledBrief", new StringContent("{}"));
        Assert.Equal(HttpStatusCode.NotFound, timer.StatusCode);

        using var decision = LocalProcess.Start(told.Split(' '));

        Assert.True(await decision.ExitCodeAsync() == 0, decision.Output + decision.Errors);
        Assert.True(await run.ExitCodeAsync() == 0, run.Output + run.Errors);
        Assert.Single(Directory.GetDirectories(_out.Path));
    }

    [Theory]
    [InlineData("--minutes", "30", "minutes")]
    [InlineData("--style", "sermon", "bulletin, conversation")]
    [InlineData("--voice", "Nobody", "Joanna")]
    [InlineData("--edition", "noon", "daily")]
    public async Task Brief_WhatCannotBeMade_IsSaidInOneLine(string option, string value, string said)
    {
        await using var run = TypedCommand.Start("brief", "--silent", option, value, "--out", _out.Path);

        Assert.NotEqual(0, await run.ExitCodeAsync());
        Assert.Contains(said, Assert.Single(run.Errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("brief", "--voice Matthew --voice Joanna")]
    [InlineData("editions", "--url")]
    [InlineData("review", "--approve")]
    public async Task Help_EachCommand_ShowsWhatItTakes(string command, string shown)
    {
        await using var run = TypedCommand.Start(command, "--help");

        Assert.Equal(0, await run.ExitCodeAsync());
        Assert.Contains(shown, run.Output, StringComparison.Ordinal);
    }

    private async Task<JsonElement> BriefAsync() => JsonDocument.Parse(await File.ReadAllTextAsync(
        Path.Combine(Assert.Single(Directory.GetDirectories(_out.Path)), "brief.json"))).RootElement;
}
