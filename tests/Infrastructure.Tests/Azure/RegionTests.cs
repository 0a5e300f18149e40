using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Infrastructure.Tests.Compilation;

namespace Infrastructure.Tests.Azure;

/// <summary>Region, model and voice go together.</summary>
public sealed partial class RegionTests
{
    private const string Model = ".anthropic.claude-haiku-4-5-20251001-v1:0";

    [Theory]
    [InlineData(Deployments.Default, "us-east-1", "us", "Joanna")]
    [InlineData(Deployments.Private, "eu-west-1", "eu", "Amy")]
    public async Task Settings_OfARegion_HaveItsProfileAndVoice(string variant, string region, string profile, string voice)
    {
        var settings = (await Deployments.GetAsync(variant)).Single("Microsoft.Web/sites/config").Properties;

        Assert.Equal(
            (region, profile + Model, voice),
            (settings["AWS_REGION"]!.ToString(), settings["ContentGen__ModelId"]!.ToString(), settings["ContentGen__Voice"]!.ToString()));
    }

    [Fact]
    public async Task Regions_Allowed_AreThoseOfTheTable()
    {
        var (allowed, table) = await RegionsAsync();

        Assert.Equal(allowed.Order(), table.Select(region => region.Key).Order());
    }

    /// <summary>A profile of another part of the world is refused there.</summary>
    [Fact]
    public async Task Profile_OfEachRegion_IsOfItsPartOfTheWorldOrGlobal()
    {
        var (_, table) = await RegionsAsync();

        Assert.All(table, region =>
        {
            var profile = region.Value!["inferenceProfile"]!.ToString();
            string[] right = region.Key.Split('-') switch
            {
                ["us", ..] => ["us"],
                ["eu", ..] => ["eu"],
                ["ap", "northeast", "1"] => ["jp", "global"],
                ["ap", "southeast", "2"] => ["au", "global"],
                _ => ["global"],
            };
            Assert.Contains(profile.Split('.')[0], right);
            Assert.EndsWith(Model, profile);
        });
    }

    /// <summary>With a daily budget, which deployments have, the app does not start when it does not know the price.</summary>
    [Fact]
    public async Task Profile_OfEachRegion_HasAPrice()
    {
        var (_, table) = await RegionsAsync();
        var prices = Price().Matches(Repository.Read("src", "ContentGen", "Cost", "PriceTable.cs")).Select(match => match.Groups[1].Value);

        Assert.All(table, region => Assert.Contains(
            prices, price => region.Value!["inferenceProfile"]!.ToString().StartsWith(price, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Voice_OfEachRegion_IsAnEnglishNeuralOneOfTheApp()
    {
        var (_, table) = await RegionsAsync();
        var english = EnglishRow().Matches(Repository.Read("src", "ContentGen", "Providers", "AmazonPolly", "VoiceTable.cs"));

        Assert.All(table, region => Assert.Contains(
            english, row => Regex.IsMatch(row.Value, $@"\b{region.Value!["voice"]} [gl]*n")));
    }

    private static async Task<(string[] Allowed, JsonObject Table)> RegionsAsync()
    {
        var template = await Bicep.MainAsync();
        var table = template["variables"]!.AsObject().Single(variable => variable.Key.EndsWith("awsRegions", StringComparison.Ordinal));
        var model = template["variables"]!.AsObject().Single(variable => variable.Key.EndsWith(".model", StringComparison.Ordinal));
        var text = Format().Replace(table.Value!.ToJsonString(), $"$1.{model.Value}");
        return (
            [.. template["parameters"]!["awsRegion"]!["allowedValues"]!.AsArray().Select(region => region!.ToString())],
            JsonNode.Parse(text)!.AsObject());
    }

    [GeneratedRegex("ModelId = \"([a-z]+\\.[^\"]+)\"")]
    private static partial Regex Price();

    [GeneratedRegex(@"^\s+en\|.*$", RegexOptions.Multiline)]
    private static partial Regex EnglishRow();

    [GeneratedRegex(@"\[format\((?:'|\\u0027)(\w+)\.\{0\}(?:'|\\u0027), variables\([^)]*\)\)\]")]
    private static partial Regex Format();
}
