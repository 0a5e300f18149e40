using System.CommandLine;
using ContentGen.Local;
using ContentGen.Local.CommandLine;

namespace ContentGen.Simulator.Tests.Local.CommandLine;

public sealed class LocalOptionSetTests
{
    [Fact]
    public void Read_BriefWithoutOptions_HasFreePortsAndAFreshFolder()
    {
        var options = Read(LocalDefaults.Brief);

        Assert.Equal(new LocalOptions(0, 0, null, "out", null, null, 1, false, false), options);
    }

    [Fact]
    public void Read_ServeWithoutOptions_HasFixedPortsAndAStableFolder()
    {
        var options = Read(LocalDefaults.Serve);

        Assert.Equal((7071, 7075), (options.Port, options.SimulatorPort));
        Assert.EndsWith("ContentGen", options.DataFolder, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_EveryOption_IsTaken()
    {
        var options = Read(
            LocalDefaults.Brief,
            "--port", "81", "--simulator-port", "82", "--data", "d", "--out", "o", "--news", "n.json", "--faults", "polly=hang", "--seed", "-7", "--verbose");

        Assert.Equal(new LocalOptions(81, 82, "d", "o", "n.json", "polly=hang", -7, false, true), options);
    }

    [Theory]
    [InlineData("--port", "abc")]
    [InlineData("--port", "-1")]
    [InlineData("--port", "65536")]
    [InlineData("--simulator-port", "1e3")]
    [InlineData("--seed", "99999999999")]
    [InlineData("--port")]
    [InlineData("--nonsense")]
    [InlineData("word")]
    public void Parse_BadOption_IsAnError(params string[] arguments)
    {
        Assert.NotEmpty(Parse(LocalDefaults.Brief, arguments).Result.Errors);
    }

    [Theory]
    [InlineData("--news", "n.json")]
    [InlineData("--faults", "polly=hang")]
    [InlineData("--seed", "2")]
    [InlineData("--simulator-port", "0")]
    public void Read_LiveWithAnOptionOfTheSimulator_IsRefused(string name, string value)
    {
        var failure = Assert.Throws<LocalFailureException>(() => Read(LocalDefaults.Brief, "--live", name, value));

        Assert.Equal(ExitCode.BadUsage, failure.ExitCode);
        Assert.StartsWith(name, failure.Message, StringComparison.Ordinal);
    }

    private static LocalOptions Read(LocalDefaults defaults, params string[] arguments)
    {
        var (set, result) = Parse(defaults, arguments);
        Assert.Empty(result.Errors);
        return set.Read(result);
    }

    private static (LocalOptionSet Set, ParseResult Result) Parse(LocalDefaults defaults, params string[] arguments)
    {
        var set = new LocalOptionSet(defaults);
        var command = new Command("test");
        foreach (var option in set.All)
        {
            command.Options.Add(option);
        }

        return (set, command.Parse(arguments));
    }
}
