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
    DurableBackend Backend = DurableBackend.Sqlite);
