using ContentGen.Simulator.Faults;

namespace ContentGen.Simulator.Tests.Faults;

public sealed class FaultPlanTests
{
    [Fact]
    public void Parse_Json_ReadsEveryField()
    {
        var plan = FaultPlan.Parse(
            """{"bedrock":{"mode":"error","rate":0.3,"latencyMs":250,"agent":"SCRIPT_GENERATOR"},"polly":{"mode":"hang"},"seed":7}""");

        Assert.Equal(7, plan.Seed);
        Assert.Equal(
            [
                new FaultRule(SimulatedService.Bedrock, FaultMode.Error) { Rate = 0.3, LatencyMs = 250, Agent = "SCRIPT_GENERATOR" },
                new FaultRule(SimulatedService.AmazonPolly, FaultMode.Hang),
            ],
            plan.Rules);
    }

    [Fact]
    public void Parse_ShortForm_ReadsEveryField()
    {
        var plan = FaultPlan.Parse("bedrock=error:0.3, bedrock/SCRIPT_GENERATOR=malformed, polly=hang, newsapi=slow:1:1500, seed=7");

        Assert.Equal(7, plan.Seed);
        Assert.Equal(
            [
                new FaultRule(SimulatedService.Bedrock, FaultMode.Error) { Rate = 0.3 },
                new FaultRule(SimulatedService.Bedrock, FaultMode.Malformed) { Agent = "SCRIPT_GENERATOR" },
                new FaultRule(SimulatedService.AmazonPolly, FaultMode.Hang),
                new FaultRule(SimulatedService.NewsApi, FaultMode.Slow) { LatencyMs = 1500 },
            ],
            plan.Rules);
    }

    [Fact]
    public void Parse_File_ReadsItsJson()
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, """{"newsapi":[{"mode":"error"},{"mode":"reset"}]}""");

        var plan = FaultPlan.Parse(path);

        File.Delete(path);
        Assert.Equal([FaultMode.Error, FaultMode.Reset], plan.Rules.Select(rule => rule.Mode));
    }

    [Theory]
    [InlineData("""{"lambda":{"mode":"error"}}""", "lambda")]
    [InlineData("""{"polly":{"mode":"explode"}}""", "polly.mode")]
    [InlineData("""{"polly":{}}""", "polly.mode")]
    [InlineData("""{"polly":{"mode":"error","chance":1}}""", "polly.chance")]
    [InlineData("""{"polly":{"mode":"error","rate":1.5}}""", "polly.rate")]
    [InlineData("""{"polly":{"mode":"error","rate":"often"}}""", "polly.rate")]
    [InlineData("""{"polly":{"mode":"error","latencyMs":-1}}""", "polly.latencyMs")]
    [InlineData("""{"polly":{"mode":"error","agent":"NEWS_FETCHER"}}""", "polly.agent")]
    [InlineData("""{"bedrock":{"mode":"error","agent":"NOBODY"}}""", "NOBODY")]
    [InlineData("""{"bedrock":"error"}""", "bedrock")]
    [InlineData("""{"seed":"x"}""", "seed")]
    [InlineData("""{"bedrock":""", "not valid JSON")]
    [InlineData("bedrock", "bedrock")]
    [InlineData("s3=error", "s3")]
    [InlineData("polly=error:2", "rate")]
    [InlineData("no-such-file.json", "no-such-file.json")]
    public void Parse_Wrong_NamesWhatIsWrong(string text, string named)
    {
        var failure = Assert.Throws<FaultPlanException>(() => FaultPlan.Parse(text));

        Assert.Contains(named, failure.Message);
        Assert.DoesNotContain('\n', failure.Message);
    }
}
