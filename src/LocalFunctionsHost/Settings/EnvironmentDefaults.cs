using System.Collections.Concurrent;

namespace LocalFunctionsHost.Settings;

/// <summary>
/// Sets environment variables that are not set. What an earlier host in this process has set counts as not set, so that each host
/// of a process sees its own local settings.
/// </summary>
internal static class EnvironmentDefaults
{
    private static readonly ConcurrentDictionary<string, string> SetHere = new(StringComparer.Ordinal);

    public static void Apply(IReadOnlyDictionary<string, string> values)
    {
        foreach (var (name, value) in values)
        {
            if (!IsSetOutside(name))
            {
                SetHere[name] = value;
                Environment.SetEnvironmentVariable(name, value);
            }
        }
    }

    private static bool IsSetOutside(string name) =>
        Environment.GetEnvironmentVariable(name) is { } current && !(SetHere.TryGetValue(name, out var own) && own == current);
}
