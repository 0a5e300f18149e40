using ContentGen.Providers.Rss;
using ContentGen.Settings;

namespace ContentGen.Tests.Rss;

public sealed class RssOptionsTests
{
    [Theory]
    [InlineData("science", "https://feeds.example/a", true)]
    [InlineData("science", "http://127.0.0.1:7075/feed", true)]
    [InlineData("science", "http://feeds.example/a", false)]
    [InlineData("science", "file:///etc/passwd", false)]
    [InlineData("science", "/feed", false)]
    [InlineData("science", "https://user:secret@feeds.example/a", false)]
    [InlineData("gossip", "https://feeds.example/a", false)]
    public void Validate_Feed_OnlySafeAddressesOfKnownCategories(string category, string address, bool expected)
    {
        var options = new RssOptions { Feeds = { [category] = [new Uri(address, UriKind.RelativeOrAbsolute)] } };

        var faults = CheckedOptions.FaultsOf(options);

        Assert.Equal(expected, faults.Count == 0);
        Assert.All(faults, fault => Assert.Contains($"Rss:Feeds:{category}", fault, StringComparison.Ordinal));
    }
}
