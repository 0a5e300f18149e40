namespace ContentGen.Local.CommandLine;

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
