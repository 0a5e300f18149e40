using System.Runtime.InteropServices;
using System.Text.Json;

namespace ContentGen.Simulator.AmazonPolly.Audio;

/// <summary>This program run once more, to ask libespeak-ng when words begin: whatever the library does, this process lives on.</summary>
internal static class EspeakWordProcess
{
    public const string Argument = "espeak-words";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly string Program = typeof(EspeakWordProcess).Assembly.Location;

    // The host of the running runtime, also when the process was started by another.
    private static readonly string Host = Path.GetFullPath(
        Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    /// <summary>The words of every text, or null when the library cannot be asked.</summary>
    public static async Task<IReadOnlyList<EspeakWords>?> AskAsync(IReadOnlyList<EspeakText> texts, CancellationToken cancellationToken)
    {
        if (!File.Exists(Host) || !File.Exists(Path.ChangeExtension(Program, ".runtimeconfig.json")))
        {
            return null;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            var answer = await PipedProcess.RunAsync(Host, ["exec", Program, Argument], JsonSerializer.SerializeToUtf8Bytes(texts), limit.Token);
            var words = answer is null ? null : JsonSerializer.Deserialize<List<EspeakWords>>(answer);
            return words?.Count == texts.Count ? words : null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The other end: texts on standard input, their words on standard output. The exit code is 0 when the library answered.</summary>
    public static int Answer()
    {
        try
        {
            using var input = Console.OpenStandardInput();
            using var output = Console.OpenStandardOutput();
            var words = JsonSerializer.Deserialize<List<EspeakText>>(input)!.ConvertAll(EspeakLibrary.Words);
            JsonSerializer.Serialize(output, words);
            return 0;
        }
        catch (Exception failure) when (failure is DllNotFoundException or EntryPointNotFoundException or InvalidOperationException or JsonException)
        {
            Console.Error.WriteLine(failure.Message);
            return 1;
        }
    }
}

/// <summary>The words of one text, and the length of its sound in samples, which tells whether it is the sound that the command made.</summary>
internal sealed record EspeakWords(int Length, IReadOnlyList<EspeakWord> Words);

/// <summary>libespeak-ng's report that a word begins.</summary>
/// <param name="Position">Where in the text: code points, from 1.</param>
/// <param name="TimeMs">When in the sound.</param>
internal sealed record EspeakWord(int Position, int TimeMs);
