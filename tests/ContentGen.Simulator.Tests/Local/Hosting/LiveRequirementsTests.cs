using ContentGen.Local.Hosting;

namespace ContentGen.Simulator.Tests.Local.Hosting;

public sealed class LiveRequirementsTests
{
    [Theory]
    [InlineData(true, "eu-central-1", true)]
    [InlineData(false, "eu-central-1", true, "NewsApi__ApiKey")]
    [InlineData(true, null, true, "AWS_REGION")]
    [InlineData(true, "nowhere-1", true, "'nowhere-1'")]
    [InlineData(true, "eu-central-1", false, "AWS_ACCESS_KEY_ID")]
    [InlineData(false, null, false, "NewsApi__ApiKey", "AWS_REGION", "AWS_ACCESS_KEY_ID")]
    public void Missing_Settings_NamesEachVariable(bool key, string? region, bool credentials, params string[] variables)
    {
        var missing = LiveRequirements.Missing(key, region, isKnownRegion: region != "nowhere-1", credentials);

        Assert.Equal(variables.Length, missing.Count);
        Assert.All(variables.Zip(missing), pair => Assert.Contains(pair.First, pair.Second, StringComparison.Ordinal));
    }
}
