using ContentGen.Local.Hosting;

namespace ContentGen.Local.Tests.Hosting;

public sealed class LiveRequirementsTests
{
    [Theory]
    [InlineData(true, true, true)]
    [InlineData(false, true, true, "NewsApi__ApiKey")]
    [InlineData(true, false, true, "AWS_REGION")]
    [InlineData(true, true, false, "AWS_ACCESS_KEY_ID")]
    [InlineData(false, false, false, "NewsApi__ApiKey", "AWS_REGION", "AWS_ACCESS_KEY_ID")]
    public void Missing_Settings_NamesEachVariable(bool key, bool region, bool credentials, params string[] variables)
    {
        var missing = LiveRequirements.Missing(key, region, credentials);

        Assert.Equal(variables.Length, missing.Count);
        Assert.All(variables.Zip(missing), pair => Assert.Contains(pair.First, pair.Second, StringComparison.Ordinal));
    }
}
