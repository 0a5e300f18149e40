using System.Text.Json;

namespace ContentGen.Simulator.Tests.Local.Commands;

/// <summary>The main job as a person runs it: one command, one brief, its files.</summary>
[Collection(ConsoleCollection.Name)]
public sealed class BriefCommandTests : IDisposable
{
    private static readonly string Sample = Path.Combine(AppContext.BaseDirectory, "Local", "Commands", "awkward-headlines.json");

    private readonly TemporaryFolder _out = new();
    private readonly TemporaryFolder _data = new();

    public void Dispose()
    {
        _out.Dispose();
        _data.Dispose();
    }

    [Fact]
    public async Task Brief_AwkwardHeadlines_DeliversALiveBriefWithItsFiles()
    {
        using var run = LocalProcess.Start("brief", "--news", await SampleOfTodayAsync(), "--out", _out.Path);

        Assert.True(await run.ExitCodeAsync() == 0, run.Output + run.Errors);

        var folder = Assert.Single(Directory.GetDirectories(_out.Path));
        var brief = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "brief.json"))).RootElement;
        Assert.Equal("COMPLETED", brief.GetProperty("status").GetString());
        Assert.All(
            brief.GetProperty("sections").EnumerateObject(),
            section => Assert.Equal("live", section.Value.GetProperty("source").GetString()));
        Assert.InRange(brief.GetProperty("news_items").GetArrayLength(), 3, 5);

        var script = await File.ReadAllTextAsync(Path.Combine(folder, "script.txt"));
        Assert.InRange(script.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length, 264, 356);
        Assert.DoesNotContain("chars]", script);
        Assert.DoesNotContain('<', script);
        Assert.StartsWith("WEBVTT", await File.ReadAllTextAsync(Path.Combine(folder, "transcript.vtt")));

        var lastWordEnds = AssertWordTimings(brief.GetProperty("word_timings"));
        var duration = Mp3Probe.DurationSeconds(Path.Combine(folder, "audio.mp3"));
        Assert.InRange(duration / lastWordEnds, 0.95, 1.05);
        AssertTags(Mp3Probe.Everything(Path.Combine(folder, "audio.mp3")), brief);
    }

    /// <summary>The file alone says what it is, and is as long as the brief says: tags are no sound.</summary>
    private static void AssertTags(JsonElement probed, JsonElement brief)
    {
        var format = probed.GetProperty("format");
        Assert.Equal(
            brief.GetProperty("audio").GetProperty("durationSeconds").GetDouble(),
            double.Parse(format.GetProperty("duration").GetString()!, System.Globalization.CultureInfo.InvariantCulture),
            0.05);
        Assert.Equal(brief.GetProperty("audio").GetProperty("bytes").GetInt64().ToString(System.Globalization.CultureInfo.InvariantCulture), format.GetProperty("size").GetString());
        var tags = format.GetProperty("tags");
        string Tag(string name) => tags.GetProperty(name).GetString()!;
        Assert.StartsWith(brief.GetProperty("news_items")[0].GetProperty("title").GetString()!, Tag("title"), StringComparison.Ordinal);
        Assert.Equal(("ContentGen", "Daily news brief", "eng"), (Tag("artist"), Tag("album"), Tag("language")));
        Assert.Equal(brief.GetProperty("generatedAt").GetString()![..16].Replace('T', ' '), Tag("date"));
        Assert.Equal(brief.GetProperty("why").GetString(), Tag("comment"));

        var streams = probed.GetProperty("streams").EnumerateArray().ToArray();
        Assert.Equal(["mp3", "png"], streams.Select(stream => stream.GetProperty("codec_name").GetString()));
        Assert.Equal((1400, 1400), (streams[1].GetProperty("width").GetInt32(), streams[1].GetProperty("height").GetInt32()));
        Assert.Equal(1, streams[1].GetProperty("disposition").GetProperty("attached_pic").GetInt32());

        Assert.Equal(
            brief.GetProperty("chapters").EnumerateArray().Select(chapter =>
                ((long)Math.Round(chapter.GetProperty("start").GetDouble() * 1000), chapter.GetProperty("title").GetString())),
            probed.GetProperty("chapters").EnumerateArray().Select(chapter =>
                (chapter.GetProperty("start").GetInt64(), chapter.GetProperty("tags").GetProperty("title").GetString())));
        Assert.True(brief.GetProperty("chapters").GetArrayLength() > 2);
    }

    [Fact]
    public async Task Brief_EveryServiceDown_StillDeliversAndSaysSo()
    {
        await using var run = TypedCommand.Start(
            AppSettings.QuickRetries, "brief", "--silent", "--faults", "bedrock=error,polly=error,newsapi=error,feeds=error", "--out", _out.Path);

        Assert.True(await run.ExitCodeAsync() == 0, run.Output + run.Errors);

        var folder = Assert.Single(Directory.GetDirectories(_out.Path));
        var brief = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "brief.json"))).RootElement;
        Assert.Equal("PARTIAL", brief.GetProperty("status").GetString());
        Assert.True(brief.GetProperty("emergency").GetBoolean());
        Assert.NotEmpty(brief.GetProperty("errors").EnumerateArray());
        Assert.False(File.Exists(Path.Combine(folder, "audio.mp3")));
    }

    [Theory]
    [InlineData("INT", false, 130)]
    [InlineData("TERM", true, 143)]
    public async Task Brief_Interrupted_EndsAsShellsExpectAndTellsWhatBecameOfTheRun(string signal, bool keepsData, int exitCode)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no signals.");
        using var data = new TemporaryFolder();
        string[] kept = keepsData ? ["--data", data.Path] : [];
        using var run = LocalProcess.Start(["brief", "--faults", "bedrock=hang", "--out", _out.Path, .. kept]);
        var runId = (await run.LineAsync(@"^Run (\S+)$")).Groups[1].Value;

        await run.SignalAsync(signal);

        Assert.Equal(exitCode, await run.ExitCodeAsync());
        Assert.StartsWith("Interrupted.", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
        Assert.Contains(runId, run.Errors, StringComparison.Ordinal);
        Assert.Contains(keepsData ? $"serve --data" : "nothing of it is kept", run.Errors, StringComparison.Ordinal);
    }

    private async Task<string> SampleOfTodayAsync()
    {
        var path = Path.Combine(_data.Path, "news.json");
        var today = DateTimeOffset.UtcNow.AddHours(-2).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
        await File.WriteAllTextAsync(path, System.Text.RegularExpressions.Regex.Replace(await File.ReadAllTextAsync(Sample), @"2026-\d\d-\d\dT[\d:]+Z", today));
        return path;
    }

    private static double AssertWordTimings(JsonElement timings)
    {
        double last = -1, end = 0;
        foreach (var timing in timings.EnumerateArray())
        {
            var start = timing.GetProperty("start").GetDouble();
            end = timing.GetProperty("end").GetDouble();
            Assert.True(start > last, $"{timing} does not start after {last}");
            Assert.True(end > start, $"{timing} does not end after its start");
            Assert.DoesNotContain('<', timing.GetProperty("word").GetString()!);
            last = start;
        }

        return end;
    }
}
