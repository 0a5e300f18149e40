using ContentGen.Briefs;
using ContentGen.Local.Progress;
using ContentGen.Local.Report;
using ContentGen.Runs;

namespace ContentGen.Local.Reading;

/// <summary>Prints a run's brief; while there is none, how far the run is.</summary>
internal static class ShowCommand
{
    public static async Task<int> RunAsync(Uri address, string runId, CancellationToken cancellationToken)
    {
        using var app = new AppReader(address);
        var terminal = Terminal.Standard(plain: false);
        var id = Uri.EscapeDataString(runId);
        var lines = await app.FindAsync<Brief>($"api/briefs/{id}", cancellationToken) is { } brief
            ? BriefReport.Lines(brief, terminal.Width)
            : await app.FindAsync<RunStatus>($"api/agent-status?runId={id}", cancellationToken) is { } status
                ? StatusReport.Lines(status)
                : throw LocalFailureException.NothingDelivered($"{address} knows no run {runId}; the command runs lists them.");
        foreach (var line in lines)
        {
            terminal.Output.WriteLine(line);
        }

        return ExitCode.Delivered;
    }
}
