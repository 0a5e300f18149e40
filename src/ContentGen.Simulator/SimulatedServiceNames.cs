namespace ContentGen.Simulator;

/// <summary>The names of the services in fault plans, counts and messages.</summary>
internal static class SimulatedServiceNames
{
    private static readonly Dictionary<string, SimulatedService> Services = new(StringComparer.Ordinal)
    {
        ["bedrock"] = SimulatedService.Bedrock,
        ["polly"] = SimulatedService.AmazonPolly,
        ["newsapi"] = SimulatedService.NewsApi,
    };

    public static IEnumerable<string> All => Services.Keys;

    public static string Name(this SimulatedService service) => Services.First(entry => entry.Value == service).Key;

    public static bool TryParse(string name, out SimulatedService service) => Services.TryGetValue(name, out service);
}
