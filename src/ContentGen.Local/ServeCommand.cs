using ContentGen.Local.CommandLine;
using ContentGen.Local.Hosting;
using ContentGen.Local.Progress;

namespace ContentGen.Local;

/// <summary>Keeps the app serving until it is told to stop.</summary>
internal static class ServeCommand
{
    public static async Task<int> RunAsync(LocalOptions options, CancellationToken cancellationToken)
    {
        var output = Console.Out;
        using var session = LocalSession.Open(options);
        await using var app = await LocalApp.StartAsync(options, session.DataFolder, cancellationToken);
        output.WriteLines(Announcement(app.BaseAddress, app.SimulatorAddress, session));
        await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        output.WriteLine("Stopping.");
        return ExitCode.Delivered;
    }

    private static IEnumerable<string> Announcement(Uri app, Uri? simulator, LocalSession session) =>
    [
        $"ContentGen listens on {app}",
        $"  GET  {app}api/app   a page to start, watch and hear briefs",
        $"  POST {app}api/generate-fresh",
        $"  GET  {app}api/agent-status?runId=…",
        $"  GET  {app}api/bootstrap",
        $"  GET  {app}api/briefs   …/{{runId}}   …/{{runId}}/audio",
        $"  GET  {app}api/health",
        simulator is null
            ? "The real NewsAPI, Amazon Bedrock and Amazon Polly are called."
            : $"The simulator listens on {simulator} (PUT, DELETE {simulator}faults; GET {simulator}requests)",
        $"Data is in {session.DataFolder}" + (session.LogFile is { } log ? $", the log in {log}" : ""),
        "Ctrl+C stops.",
    ];
}
