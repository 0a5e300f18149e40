using CsCheck;
using StandIns.Tests.Durability.Programs;
using StandIns.Tests.Durability.Reference;

namespace StandIns.Tests.Durability;

/// <summary>
/// Random programs come to what plain recursion says, whether their code stays in memory or is replayed at every step, and wherever the
/// engine dies. A failure prints the program, made as small as chance allows, and the seed that repeats it (<c>CsCheck_Seed</c>).
/// </summary>
public sealed class ProgramTests
{
    private const int Seconds = 5;
    private const int Threads = 2;

    [Fact]
    public Task Program_ReplayedAtEveryStep_ComesToTheReference()
        => RunGen.Runs().SampleAsync(run => CheckAsync(run, [], staysInMemory: false), time: Seconds, threads: Threads, print: Print);

    [Fact]
    public Task Program_StayingInMemory_ComesToTheReference()
        => RunGen.Runs().SampleAsync(run => CheckAsync(run, [], staysInMemory: true), time: Seconds, threads: Threads, print: Print);

    [Fact]
    public Task Program_WhoseEngineDies_ComesToTheReference()
        => Gen.Select(RunGen.Runs(), Gen.Int[0, 12].List[1, 4], Gen.Bool).SampleAsync(
            (run, lives, staysInMemory) => CheckAsync(run, lives, staysInMemory),
            time: Seconds,
            threads: Threads,
            print: sample => $"lives [{string.Join(", ", sample.Item2)}], in memory: {sample.Item3}, {Print(sample.Item1)}");

    private static async Task CheckAsync(Run run, IReadOnlyList<int> lives, bool staysInMemory)
    {
        using var program = new ProgramRun(run, lives, staysInMemory);

        IReadOnlyList<string> faults = await program.FaultsAsync();

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private static string Print(Run run) => System.Text.Json.JsonSerializer.Serialize(run);
}
