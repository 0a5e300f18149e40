using System.CommandLine;
using LocalFunctionsHost;

namespace ContentGen.Local.CommandLine;

/// <summary>What a command was asked to do.</summary>
/// <param name="Port">The app's port; 0 for any free one.</param>
/// <param name="SimulatorPort">The simulator's port; 0 for any free one.</param>
/// <param name="DataFolder">Folder of runs, briefs and the log; null for a fresh one under the temporary directory.</param>
/// <param name="OutFolder">Folder that gets a sub-folder a brief.</param>
/// <param name="NewsFile">NewsAPI-shaped JSON that the simulator serves; null for its sample.</param>
/// <param name="Faults">Faults of the simulator from the start; null for none.</param>
/// <param name="Seed">Decides what the simulator chooses freely.</param>
/// <param name="Live">True to use the real services instead of the simulator.</param>
/// <param name="Verbose">True to show the app's log on stderr instead of keeping it in a file.</param>
/// <param name="Backend">Where durable state is kept.</param>
public sealed record LocalOptions(
    int Port,
    int SimulatorPort,
    string? DataFolder,
    string OutFolder,
    string? NewsFile,
    string? Faults,
    int Seed,
    bool Live,
    bool Verbose,
    DurableBackend Backend = DurableBackend.Sqlite)
{
    /// <summary>What the command <c>brief</c> is to make.</summary>
    public BriefAsk Ask { get; init; } = BriefAsk.Anything;

    /// <summary>Whether the simulator answers with silence of the right length though a voice is installed.</summary>
    public bool IsSilent { get; init; }

    /// <summary>
    /// Whether the app makes its editions when their times come, and cleans up: what keeps running does, one brief does not.
    /// </summary>
    public bool HasTimers { get; init; } = true;
}

/// <summary>Where the two commands differ when nothing is said.</summary>
/// <param name="DataFolder">Null for a fresh folder.</param>
internal sealed record LocalDefaults(int Port, int SimulatorPort, string? DataFolder, string DataFolderText)
{
    public static LocalDefaults Brief { get; } = new(0, 0, null, "a fresh folder under the temporary directory, removed after success");

    public static LocalDefaults Serve { get; } = new(7071, 7075, StableFolder(), StableFolder());

    private static string StableFolder()
    {
        var applicationData = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        return Path.Combine(applicationData.Length > 0 ? applicationData : Path.GetTempPath(), "ContentGen");
    }
}

/// <summary>The options that both commands have, with one command's defaults.</summary>
internal sealed class LocalOptionSet(LocalDefaults defaults)
{
    private const int HighestPort = 65535;

    private readonly Option<int> _port =
        OptionValues.Number("--port", "Port of the app on 127.0.0.1; 0 takes any free one.", defaults.Port, 0, HighestPort);

    private readonly Option<int> _simulatorPort =
        OptionValues.Number("--simulator-port", "Port of the simulator; 0 takes any free one.", defaults.SimulatorPort, 0, HighestPort);

    private readonly Option<string?> _data = OptionValues.Option<string?>(
        "--data", "DIR", $"Folder of runs, briefs and the log. Default: {defaults.DataFolderText}.");

    private readonly Option<string> _out = new("--out")
    {
        Description = "Folder that gets a sub-folder for each brief.",
        HelpName = "DIR",
        DefaultValueFactory = _ => "out",
    };

    private readonly Option<string?> _news = OptionValues.Option<string?>(
        "--news", "FILE", "NewsAPI-shaped JSON file that the simulator serves. Default: a sample that ships with it.");

    private readonly Option<string?> _faults = OptionValues.Option<string?>(
        "--faults",
        "SPEC|FILE",
        "Faults of the simulator: a list such as bedrock=error:0.3,polly=hang, or JSON, or a file with JSON. Default: none.");

    private readonly Option<int> _seed =
        OptionValues.Number("--seed", "Decides what the simulator chooses freely.", 1, int.MinValue, int.MaxValue);

    private readonly Option<bool> _silent = OptionValues.Option<bool>(
        "--silent", null, "The simulator answers with silence of the right length, sooner, also where espeak-ng is installed to speak.");

    private readonly Option<bool> _live = OptionValues.Option<bool>(
        "--live", null, "No simulator: real NewsAPI, Bedrock and Polly, with the keys and the region of the environment.");

    private readonly Option<bool> _verbose = OptionValues.Option<bool>(
        "--verbose", null, "Shows the app's log on stderr instead of keeping it in the data folder.");

    private readonly Option<string> _backend = Backends();

    public IReadOnlyList<Option> All => [_port, _simulatorPort, _data, _backend, _out, _news, _faults, _seed, _silent, _live, _verbose];

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
            Enum.Parse<DurableBackend>(given.GetValue(_backend)!, ignoreCase: true))
        {
            IsSilent = given.GetValue(_silent),
        };
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
        new Option[] { _simulatorPort, _news, _faults, _seed, _silent }.Where(option => given.GetResult(option) is { Implicit: false });
}
