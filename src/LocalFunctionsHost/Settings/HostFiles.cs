using System.Text.Json;

namespace LocalFunctionsHost.Settings;

/// <summary>Reads host.json and local.settings.json; both may contain comments and trailing commas.</summary>
internal static class HostFiles
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <returns>Null when the folder has no such file.</returns>
    /// <exception cref="FunctionsHostStartException">The file is not a JSON object or cannot be read.</exception>
    public static JsonDocument? Read(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        if (!File.Exists(path))
        {
            return null;
        }
        try
        {
            var document = JsonDocument.Parse(File.ReadAllBytes(path), Lenient);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document
                : throw new FunctionsHostStartException($"{path} is not a JSON object. Put the settings inside {{ }}.");
        }
        catch (JsonException e)
        {
            throw new FunctionsHostStartException(
                $"{path} is not valid JSON (line {e.LineNumber + 1}, position {e.BytePositionInLine + 1}). "
                + "Correct that place in the file.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FunctionsHostStartException($"{path} cannot be read: {e.Message} Make the file readable.", e);
        }
    }

    /// <summary>A property of an object, in any case; null when there is none.</summary>
    public static JsonElement? Find(JsonElement element, string name)
    {
        foreach (var property in element.EnumerateObject())
        {
            if (property.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return property.Value;
            }
        }
        return null;
    }

    /// <summary>A property of a section as text; null when there is no such section or property.</summary>
    public static string? Text(JsonElement? section, string name) =>
        section is { ValueKind: JsonValueKind.Object } found && Find(found, name) is { ValueKind: not JsonValueKind.Null } value
            ? value.ToString()
            : null;
}
