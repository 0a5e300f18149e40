namespace ContentGen.Settings;

/// <summary>Settings that hold several values with commas between, so that they fit into one environment variable.</summary>
internal static class ListSetting
{
    public static string[] Split(string setting) =>
        setting.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
