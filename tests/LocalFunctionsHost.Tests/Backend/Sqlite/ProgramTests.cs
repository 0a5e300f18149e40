using System.Text.Json;
using CsCheck;
using LocalFunctionsHost.Tests.Backend.Programs;
using LocalFunctionsHost.Tests.Backend.Reference;

namespace LocalFunctionsHost.Tests.Backend.Sqlite;

/// <summary>
/// Random programs come to what plain recursion says, wherever the service is closed and opened again. A failure prints the program, made
/// as small as chance allows, and the seed that repeats it (<c>CsCheck_Seed</c>).
/// </summary>
public sealed class ProgramTests
{
    private const int Seconds = 5;
    private const int Threads = 2;

    [Fact]
    public Task Program_OnOneService_ComesToTheReference() =>
        RunGen.Runs().SampleAsync(run => CheckAsync(run, []), time: Seconds, threads: Threads, print: Print);

    [Fact]
    public Task Program_WhoseServiceIsClosedAndOpened_ComesToTheReference() =>
        Gen.Select(RunGen.Runs(), Gen.Int[0, 12].List[1, 4]).SampleAsync(
            (run, lives) => CheckAsync(run, lives),
            time: Seconds,
            threads: Threads,
            print: sample => $"lives [{string.Join(", ", sample.Item2)}], {Print(sample.Item1)}");

    private static async Task CheckAsync(Run run, IReadOnlyList<int> lives)
    {
        using var program = new ProgramRun(run, lives);

        var faults = await program.FaultsAsync();

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private static string Print(Run run) => JsonSerializer.Serialize(run);
}
