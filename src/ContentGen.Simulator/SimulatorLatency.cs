using System.Collections.Frozen;

namespace ContentGen.Simulator;

/// <summary>How long each service takes to answer. Each wait varies by up to a fifth around its base, decided by the seed.</summary>
public sealed record SimulatorLatency
{
    /// <summary>Waits between 80 and 600 ms, long enough to be seen and short enough for a demonstration.</summary>
    public static SimulatorLatency Default { get; } = new();

    /// <summary>Answers at once.</summary>
    public static SimulatorLatency None { get; } = new() { Scale = 0 };

    /// <summary>Multiplies every wait; 0 or more. The default value is 1.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>Base wait of a NewsAPI answer. The default value is 80 ms.</summary>
    public TimeSpan NewsApi { get; init; } = TimeSpan.FromMilliseconds(80);

    /// <summary>Base wait of an Amazon Polly answer. The default value is 200 ms.</summary>
    public TimeSpan AmazonPolly { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Base wait of a Bedrock answer to an agent that <see cref="Agents"/> does not name. The default value is 300 ms.</summary>
    public TimeSpan Bedrock { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>Base wait of a Bedrock answer by agent name. The default values lie between 250 and 600 ms.</summary>
    public IReadOnlyDictionary<string, TimeSpan> Agents { get; init; } = new Dictionary<string, TimeSpan>
    {
        ["NEWS_FETCHER"] = TimeSpan.FromMilliseconds(350),
        ["CONTENT_CURATOR"] = TimeSpan.FromMilliseconds(400),
        ["FAVORITE_SELECTOR"] = TimeSpan.FromMilliseconds(250),
        ["SCRIPT_GENERATOR"] = TimeSpan.FromMilliseconds(600),
        ["MEDIA_ENHANCER"] = TimeSpan.FromMilliseconds(300),
        ["WEEKEND_EVENTS"] = TimeSpan.FromMilliseconds(300),
    }.ToFrozenDictionary();

    internal TimeSpan For(ServiceCall call, double variation) => Base(call) * Scale * (0.8 + 0.4 * variation);

    private TimeSpan Base(ServiceCall call) => call.Service switch
    {
        SimulatedService.NewsApi => NewsApi,
        SimulatedService.AmazonPolly => AmazonPolly,
        _ => call.Agent is { } agent && Agents.TryGetValue(agent, out var wait) ? wait : Bedrock,
    };
}
