using System.Diagnostics;
using ContentGen.Settings;

namespace ContentGen.Tests.Settings;

/// <summary>A bad setting stops the app before it starts, with one line.</summary>
public sealed class StartupSettingsTests
{
    [Theory]
    [InlineData("ContentGen:AgentTimeout", "00:00:00")]
    [InlineData("ContentGen:AgentTimeout", "soon")]
    [InlineData("ContentGen:Retry:MaxAttempts", "0")]
    [InlineData("Briefs:BlobServiceUri", "not an address")]
    [InlineData("News:RepeatAfter", "-00:00:01")]
    [InlineData("News:RepeatAfter", "7.00:00:01")]
    [InlineData("News:RepeatAfter", "soon")]
    [InlineData("Editions:0:Times", "25:00")]
    [InlineData("Editions:0:TimeZone", "Europe/Berln")]
    [InlineData("Editions:0:Review:Timeout", "soon")]
    public void CreateHost_BadSetting_SaysItInOneLine(string setting, string value)
    {
        var exception = Assert.Throws<BadSettingsException>(() => Program.CreateHost([$"--{setting}={value}"]).Dispose());

        Assert.Contains(setting, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', exception.Message);
        Assert.DoesNotContain("   at ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Main_BadSetting_EndsAtOnceWithOneLineOnStandardError()
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(typeof(Program).Assembly.Location);
        start.ArgumentList.Add("--ContentGen:AgentTimeout=soon");
        using var app = Process.Start(start)!;
        var output = app.StandardOutput.ReadToEndAsync();
        var error = await app.StandardError.ReadToEndAsync();
        await app.WaitForExitAsync();

        Assert.Equal(78, app.ExitCode);
        Assert.Contains("ContentGen:AgentTimeout", Assert.Single(error.TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", await output, StringComparison.Ordinal);
    }
}
