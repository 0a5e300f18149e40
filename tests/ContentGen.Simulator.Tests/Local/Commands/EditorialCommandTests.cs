using System.Text.Json;

namespace ContentGen.Simulator.Tests.Local.Commands;

/// <summary>Length, style, presenters, feeds, editions and review, as a person asks for them in a terminal.</summary>
public sealed class EditorialCommandTests : IDisposable
{
    private readonly TemporaryFolder _out = new();

    public void Dispose() => _out.Dispose();

    [Fact]
    public async Task Brief_MinutesStyleAndVoices_AreThoseOfTheBrief()
    {
        using var run = LocalProcess.Start(
            "brief", "--minutes", "1", "--style", "conversation", "--voice", "Matthew", "--voice", "Joanna", "--out", _out.Path);

        Assert.True(await run.ExitCodeAsync() == 0, run.Output + run.Errors);
        var brief = await BriefAsync();
        Assert.Equal((1, "conversation"), (brief.GetProperty("minutes").GetInt32(), brief.GetProperty("style").GetString()));
        Assert.Equal(["Matthew", "Joanna"], brief.GetProperty("voices").EnumerateArray().Select(voice => voice.GetString()!));
    }

    [Theory]
    [InlineData("--minutes", "30", "minutes")]
    [InlineData("--style", "sermon", "bulletin, conversation")]
    [InlineData("--voice", "Nobody", "Joanna")]
    [InlineData("--edition", "noon", "daily")]
    public async Task Brief_WhatCannotBeMade_IsSaidInOneLine(string option, string value, string said)
    {
        using var run = LocalProcess.Start("brief", option, value, "--out", _out.Path);

        Assert.NotEqual(0, await run.ExitCodeAsync());
        Assert.Contains(said, Assert.Single(run.Errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("brief", "--voice Matthew --voice Joanna")]
    [InlineData("editions", "--url")]
    [InlineData("review", "--approve")]
    public async Task Help_EachCommand_ShowsWhatItTakes(string command, string shown)
    {
        using var run = LocalProcess.Start(command, "--help");

        Assert.Equal(0, await run.ExitCodeAsync());
        Assert.Contains(shown, run.Output, StringComparison.Ordinal);
    }

    private async Task<JsonElement> BriefAsync() => JsonDocument.Parse(await File.ReadAllTextAsync(
        Path.Combine(Assert.Single(Directory.GetDirectories(_out.Path)), "brief.json"))).RootElement;
}
