namespace LocalFunctionsHost.Tests.Backend.Reference;

/// <summary>What a run comes to, however it is interrupted.</summary>
internal sealed class Expectation
{
    /// <summary>The output; null when the run fails.</summary>
    public string? Output { get; set; }

    /// <summary>Every orchestration, the run and its sub-orchestrations, and whether it fails.</summary>
    public Dictionary<string, bool> Fails { get; } = [];

    /// <summary>How often each work step is recorded as completed or failed, at least and at most.</summary>
    public Dictionary<string, (int Least, int Most)> Works { get; } = [];

    /// <summary>Events to send to the run.</summary>
    public List<string> Events { get; } = [];

    public Dictionary<int, long> Journals { get; } = [];

    public Dictionary<int, long> Accounts { get; } = [];
}
