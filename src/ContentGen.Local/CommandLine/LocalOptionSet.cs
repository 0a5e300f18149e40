using System.CommandLine;
using LocalFunctionsHost;

namespace ContentGen.Local.CommandLine;

/// <summary>The options that both commands have, with one command's defaults.</summary>
internal sealed class LocalOptionSet(LocalDefaults defaults)
{
    private const int HighestPort = 65535;

    private readonly Option<int> _port =
        NumberOption.Create("--port", "Port of the app on 127.0.0.1; 0 takes any free one.", defaults.Port, 0, HighestPort);

    private readonly Option<int> _simulatorPort =
        NumberOption.Create("--simulator-port", "Port of the simulator; 0 takes any free one.", defaults.SimulatorPort, 0, HighestPort);

    private readonly Option<string?> _data = new("--data")
    {
        Description = $"Folder of runs, briefs and the log. Default: {defaults.DataFolderText}.",
        HelpName = "DIR",
    };

    private readonly Option<string> _out = new("--out")
    {
        Description = "Folder that gets a sub-folder for each brief.",
        HelpName = "DIR",
        DefaultValueFactory = _ => "out",
    };

    private readonly Option<string?> _news = new("--news")
    {
        Description = "NewsAPI-shaped JSON file that the simulator serves. Default: a sample that ships with it.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _faults = new("--faults")
    {
        Description = "Faults of the simulator: a list such as bedrock=error:0.3,polly=hang, or JSON, or a file with JSON. Default: none.",
        HelpName = "SPEC|FILE",
    };

    private readonly Option<int> _seed =
        NumberOption.Create("--seed", "Decides what the simulator chooses freely.", 1, int.MinValue, int.MaxValue);

    private readonly Option<bool> _live = new("--live")
    {
        Description = "No simulator: real NewsAPI, Bedrock and Polly, with the keys and the region of the environment.",
    };

    private readonly Option<bool> _verbose = new("--verbose")
    {
        Description = "Shows the app's log on stderr instead of keeping it in the data folder.",
    };

    private readonly Option<string> _backend = Backends();

    public IReadOnlyList<Option> All => [_port, _simulatorPort, _data, _backend, _out, _news, _faults, _seed, _live, _verbose];

    /// <exception cref="LocalFailureException">Two options contradict each other.</exception>
    public LocalOptions Read(ParseResult given)
    {
        if (given.GetValue(_live) && SimulatorOptionsIn(given).FirstOrDefault() is { } useless)
        {
            throw LocalFailureException.Usage($"{useless.Name} is for the simulator, which --live does without; leave one of them out.");
        }

        return new LocalOptions(
            given.GetValue(_port),
            given.GetValue(_simulatorPort),
            given.GetValue(_data) ?? defaults.DataFolder,
            given.GetValue(_out) ?? "out",
            given.GetValue(_news),
            given.GetValue(_faults),
            given.GetValue(_seed),
            given.GetValue(_live),
            given.GetValue(_verbose),
            Enum.Parse<DurableBackend>(given.GetValue(_backend)!, ignoreCase: true));
    }

    private static Option<string> Backends()
    {
        var option = new Option<string>("--backend")
        {
            Description = "Where runs are kept: sqlite, in the data folder; or azurite, the Azure Storage that AzureWebJobsStorage names "
                + "(default Azurite's own ports).",
            HelpName = "sqlite|azurite",
            DefaultValueFactory = _ => "sqlite",
        };
        option.AcceptOnlyFromAmong("sqlite", "azurite");
        return option;
    }

    private IEnumerable<Option> SimulatorOptionsIn(ParseResult given) =>
        new Option[] { _simulatorPort, _news, _faults, _seed }.Where(option => given.GetResult(option) is { Implicit: false });
}
