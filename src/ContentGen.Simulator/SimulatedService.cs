namespace ContentGen.Simulator;

/// <summary>The services that the simulator stands in for.</summary>
public enum SimulatedService
{
    /// <summary>Amazon Bedrock Runtime; <c>bedrock</c> in fault plans and counts.</summary>
    Bedrock,

    /// <summary>Amazon Polly, the voice; <c>polly</c> in fault plans and counts.</summary>
    AmazonPolly,

    /// <summary>NewsAPI; <c>newsapi</c> in fault plans and counts.</summary>
    NewsApi,

    /// <summary>The publishers' feeds; <c>feeds</c> in fault plans and counts.</summary>
    Feeds,
}

/// <summary>The names of the services in fault plans, counts and messages.</summary>
internal static class SimulatedServiceNames
{
    private static readonly Dictionary<string, SimulatedService> Services = new(StringComparer.Ordinal)
    {
        ["bedrock"] = SimulatedService.Bedrock,
        ["polly"] = SimulatedService.AmazonPolly,
        ["newsapi"] = SimulatedService.NewsApi,
        ["feeds"] = SimulatedService.Feeds,
    };

    public static IEnumerable<string> All => Services.Keys;

    public static string Name(this SimulatedService service) => Services.First(entry => entry.Value == service).Key;

    public static bool TryParse(string name, out SimulatedService service) => Services.TryGetValue(name, out service);
}

/// <summary>One call of a simulated service, as faults and counts know it.</summary>
/// <param name="Service">The service called.</param>
/// <param name="Operation">The operation by its genuine name, such as <c>Converse</c>.</param>
/// <param name="Agent">The agent that asks, or null when the request does not tell.</param>
internal sealed record ServiceCall(SimulatedService Service, string Operation, string? Agent = null);
