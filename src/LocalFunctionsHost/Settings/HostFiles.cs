using System.Text.Json;
using Microsoft.Extensions.Configuration;

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

    /// <summary>The values of a document by configuration path, such as <c>extensions:http:routePrefix</c>.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> Flatten(JsonElement element, string prefix)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                return element.EnumerateObject().SelectMany(
                    property => Flatten(property.Value, ConfigurationPath.Combine(prefix, property.Name)));
            case JsonValueKind.Array:
                return element.EnumerateArray().SelectMany((item, index) => Flatten(item, ConfigurationPath.Combine(prefix, $"{index}")));
            case JsonValueKind.Null:
                return [];
            default:
                return [KeyValuePair.Create(prefix, (string?)element.ToString())];
        }
    }
}
