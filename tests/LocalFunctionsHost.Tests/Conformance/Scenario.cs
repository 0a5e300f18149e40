using System.Text.Json.Nodes;

namespace LocalFunctionsHost.Tests.Conformance;

/// <summary>One transcript.</summary>
internal sealed class Scenario(string name, JsonObject content)
{
    /// <summary>
    /// These purge or list whatever was created in a span of time, count how often something happens in a few seconds, or have a few
    /// seconds for what a busy machine takes longer for, so nothing else may run beside them.
    /// </summary>
    private static readonly HashSet<string> Exclusive = ["deadline-met", "list", "purge-many", "purge-many-client", "retry-timeout"];

    public static string Folder => Path.Combine(AppContext.BaseDirectory, "Conformance", "scenarios");

    public string Name => name;

    public bool IsExclusive => Exclusive.Contains(name);

    /// <summary>True where a local runtime may answer otherwise.</summary>
    public bool IsOptional => (bool?)content["optional"] == true;

    public static IEnumerable<string> Names() =>
        Directory.EnumerateFiles(Folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);

    public static Scenario Load(string name) =>
        new(name, JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, name + ".json")))!.AsObject());

    /// <exception cref="MismatchException">A step's answer differs; the message names the step.</exception>
    public async Task RunAsync(Uri baseAddress, string run, ScenarioClient client)
    {
        var session = new ScenarioSession(baseAddress, run);
        var number = 0;
        foreach (var content in content["steps"]!.AsArray())
        {
            number++;
            var step = new ScenarioStep(content!.AsObject(), session, client);
            try
            {
                await step.RunAsync();
            }
            catch (Exception e) when (e is MismatchException or HttpRequestException or OperationCanceledException)
            {
                throw new MismatchException($"step {number}, {step}: {e.Message}");
            }
        }
    }
}
