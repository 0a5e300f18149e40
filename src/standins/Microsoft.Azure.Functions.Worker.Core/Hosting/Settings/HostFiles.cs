using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Azure.Functions.Worker.Hosting.Settings;

/// <summary>Finds and reads host.json and local.settings.json; both may contain comments and trailing commas.</summary>
internal static class HostFiles
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>The argument, or AzureWebJobsScriptRoot when set, else the app's folder or the current one, whichever has a host.json.</summary>
    public static string FindScriptRoot(string? argument)
    {
        if (argument is not null)
            return Path.GetFullPath(argument);
        string?[] candidates =
            [Environment.GetEnvironmentVariable("AzureWebJobsScriptRoot"), AppContext.BaseDirectory, Directory.GetCurrentDirectory()];
        return candidates.FirstOrDefault(folder => !string.IsNullOrEmpty(folder) && File.Exists(Path.Combine(folder, "host.json")))
            ?? AppContext.BaseDirectory;
    }

    /// <returns>Null when the folder has no such file.</returns>
    /// <exception cref="FunctionsHostStartException">The file is not a JSON object or cannot be read.</exception>
    public static JsonDocument? Read(string folder, string name)
    {
        string path = Path.Combine(folder, name);
        if (!File.Exists(path))
            return null;
        try
        {
            JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path), Lenient);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document : throw NotAnObject(path);
        }
        catch (JsonException e)
        {
            throw Malformed(path, e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FunctionsHostStartException($"{path} cannot be read: {e.Message} Make the file readable.", e);
        }
    }

    /// <summary>host.json as configuration; <c>AzureFunctionsJobHost__section__name</c> in the environment overrides it.</summary>
    public static IConfiguration ToConfiguration(JsonDocument? document)
    {
        var builder = new ConfigurationBuilder();
        if (document is not null)
            builder.AddJsonStream(new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(document.RootElement)));
        return builder.AddEnvironmentVariables("AzureFunctionsJobHost__").Build();
    }

    private static FunctionsHostStartException NotAnObject(string path) =>
        new($"{path} is not a JSON object. Put the settings inside {{ }}.");

    private static FunctionsHostStartException Malformed(string path, JsonException e) =>
        new($"{path} is not valid JSON (line {e.LineNumber + 1}, position {e.BytePositionInLine + 1}). Correct that place in the file.", e);
}
