using ContentGen.Briefs;
using ContentGen.Local.Progress;
using ContentGen.Local.Report;

namespace ContentGen.Local.Reading;

/// <summary>Prints what each agent of a run did.</summary>
internal static class TraceCommand
{
    private const int TraceIdLength = 32;

    /// <param name="id">A run's id, or the 32 digits of its trace.</param>
    public static async Task<int> RunAsync(Uri address, string id, CancellationToken cancellationToken)
    {
        using var app = new AppReader(address);
        var trace = await app.FindAsync<RunTrace>(PathOf(id), cancellationToken)
            ?? throw LocalFailureException.NothingDelivered($"{address} has no trace of {id}; the command runs lists the runs.");
        var terminal = Terminal.Standard(plain: false);
        foreach (var line in TraceReport.Lines(trace, terminal.Width))
        {
            terminal.Output.WriteLine(line);
        }

        return ExitCode.Delivered;
    }

    private static string PathOf(string id) => id.Length == TraceIdLength && id.All(char.IsAsciiHexDigit)
        ? $"api/trace?traceId={id}"
        : $"api/trace/{Uri.EscapeDataString(id)}";
}
