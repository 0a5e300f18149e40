using System.Text.Json;
using ContentGen.Runs;
using Microsoft.DurableTask;
using Moq;

namespace ContentGen.Tests.Runs;

public sealed class RunVersionTests
{
    [Theory]
    [InlineData("1.0", true)]
    [InlineData("1.1", true)]
    [InlineData("0.9", false)]
    [InlineData("", true)]
    public void HasStepsOf_Version_IsTrueFromThatVersionOn(string version, bool expected)
    {
        var context = new Mock<TaskOrchestrationContext> { CallBase = true };
        context.SetupGet(run => run.Version).Returns(version);

        Assert.Equal(expected, context.Object.HasStepsOf(RunVersion.First));
    }

    [Fact]
    public void HostJson_NewRuns_HaveTheNewestVersion()
    {
        using var host = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "host.json")));

        Assert.Equal(
            RunVersion.First,
            host.RootElement.GetProperty("extensions").GetProperty("durableTask").GetProperty("defaultVersion").GetString());
    }
}
