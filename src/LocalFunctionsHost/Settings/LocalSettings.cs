using System.Collections.Concurrent;
using System.Text.Json;

namespace LocalFunctionsHost.Settings;

/// <summary>local.settings.json, as Core Tools reads it.</summary>
/// <param name="Values">Become environment variables, except where one is set already.</param>
/// <param name="Cors">Allowed origins; <c>*</c> allows all. Null switches CORS off.</param>
internal sealed record LocalSettings(IReadOnlyDictionary<string, string> Values, string? LocalHttpPort, string? Cors, bool CorsCredentials)
{
    private const string FileName = "local.settings.json";

    /// <exception cref="FunctionsHostStartException">The file cannot be read, is encrypted, or a value is not a plain one.</exception>
    public static LocalSettings Load(string folder)
    {
        using var document = HostFiles.Read(folder, FileName);
        if (document is null)
        {
            return new LocalSettings(new Dictionary<string, string>(), null, null, false);
        }
        var path = Path.Combine(folder, FileName);
        if (HostFiles.Find(document.RootElement, "IsEncrypted") is { ValueKind: JsonValueKind.True })
        {
            throw new FunctionsHostStartException($"{path} is encrypted. Decrypt it with 'func settings decrypt'.");
        }
        var host = HostFiles.Find(document.RootElement, "Host");
        return new LocalSettings(
            ReadValues(document.RootElement, path), HostFiles.Text(host, "LocalHttpPort"), HostFiles.Text(host, "CORS"),
            string.Equals(HostFiles.Text(host, "CORSCredentials"), "true", StringComparison.OrdinalIgnoreCase));
    }

    private static Dictionary<string, string> ReadValues(JsonElement root, string path)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (HostFiles.Find(root, "Values") is not { ValueKind: JsonValueKind.Object } section)
        {
            return values;
        }
        foreach (var setting in section.EnumerateObject())
        {
            if (setting.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
            {
                throw new FunctionsHostStartException(
                    $"{path}: Values.{setting.Name} is not a text. Write nested settings as 'Section__Name'.");
            }
            values[setting.Name] = setting.Value.ToString();
        }
        return values;
    }
}

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
