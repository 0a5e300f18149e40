using System.Collections.Frozen;
using ContentGen.Simulator.Faults;

namespace ContentGen.Simulator;

/// <summary>What a simulator is started with.</summary>
public sealed class SimulatorOptions
{
    /// <summary>Loopback port, 0 to 65535; 0 takes any free one. The default value is 7075.</summary>
    public int Port { get; init; } = 7075;

    /// <summary>A NewsAPI-shaped JSON file to serve. The default value is null: the sample that ships with the simulator.</summary>
    public string? NewsFile { get; init; }

    /// <summary>Decides every choice that a genuine service would make freely. The default value is 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Faults in force from the start. The default value is none.</summary>
    public FaultPlan Faults { get; init; } = FaultPlan.None;

    /// <summary>How long answers take. The default value is <see cref="SimulatorLatency.Default"/>.</summary>
    public SimulatorLatency Latency { get; init; } = SimulatorLatency.Default;

    /// <summary>Who speaks. The default value is <see cref="SpeechSource.Auto"/>.</summary>
    public SpeechSource Speech { get; init; } = SpeechSource.Auto;

    /// <summary>The only NewsAPI key accepted. The default value is null: any key is.</summary>
    public string? NewsApiKey { get; init; }

    /// <summary>The only AWS access key id accepted. The default value is null: any is.</summary>
    public string? AccessKeyId { get; init; }

    /// <summary>The clock of delays and dates. The default value is the system's.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}

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

/// <summary>Where the sound of synthesized speech comes from. Its length and its pauses are the same either way.</summary>
public enum SpeechSource
{
    /// <summary>espeak-ng and ffmpeg when both are installed, else silence.</summary>
    Auto,

    /// <summary>Silent frames that every decoder accepts.</summary>
    Silent,
}
