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
