using System.CommandLine;
using ContentGen.Briefs;
using ContentGen.Http.Endpoints;
using ContentGen.Local.CommandLine;
using ContentGen.Local.Progress;
using ContentGen.Local.Report;
using ContentGen.Runs;

namespace ContentGen.Local.Reading;

/// <summary>The commands that read what a running app has: <c>runs</c>, <c>show</c>, <c>trace</c> and <c>editions</c>.</summary>
internal static class ReadCommands
{
    private const string LocalAddress = "http://127.0.0.1:7071/";
    private const int UsualRuns = 20;
    private const int MostRuns = 100;
    private const int TraceIdLength = 32;

    public static Command Runs()
    {
        var url = UrlOption();
        var limit = OptionValues.Number("--limit", "How many to list.", UsualRuns, 1, MostRuns);
        var command = new Command("runs", "Lists the runs whose briefs are kept, newest first.") { url, limit };
        command.SetAction((given, cancellationToken) => PrintAsync<BriefList>(
            given.GetValue(url)!, $"api/briefs?limit={given.GetValue(limit)}", "keeps no briefs.", RunListReport.Lines, cancellationToken));
        return command;
    }

    public static Command Show() => OfOneRun(
        "show", "Prints the brief of a run, or how far the run is.", "The run's id, as runs lists it.", ShowAsync);

    public static Command Trace() => OfOneRun(
        "trace",
        "Prints what each agent of a run did: attempts, times, sizes, decisions.",
        "The run's id, or the 32 digits of its trace.",
        (address, id, cancellationToken) => PrintAsync<RunTrace>(
            address,
            TracePath(id),
            $"has no trace of {id}; the command runs lists the runs.",
            trace => TraceReport.Lines(trace, Width()),
            cancellationToken));

    public static Command Editions()
    {
        var url = UrlOption();
        var command = new Command("editions", "Lists the editions: what they are of, when each is made next, and its latest run.") { url };
        command.SetAction((given, cancellationToken) => PrintAsync<EditionList>(
            given.GetValue(url)!, "api/editions", "has no editions.", EditionReport.Lines, cancellationToken));
        return command;
    }

    internal static Option<Uri> UrlOption() => new("--url")
    {
        Description = "Address of the app; serve listens at the default.",
        HelpName = "URL",
        DefaultValueFactory = _ => new Uri(LocalAddress),
        CustomParser = result => OptionValues.Address(
            result, result.Tokens.Count > 0 ? result.Tokens[^1].Value : "", $"an http or https address such as {LocalAddress}"),
    };

    private static Command OfOneRun(
        string name, string description, string meaning, Func<Uri, string, CancellationToken, Task<int>> run)
    {
        var url = UrlOption();
        var id = new Argument<string>("runId") { Description = meaning };
        var command = new Command(name, description) { id, url };
        command.SetAction((given, cancellationToken) => run(given.GetValue(url)!, given.GetValue(id)!, cancellationToken));
        return command;
    }

    private static async Task<int> ShowAsync(Uri address, string runId, CancellationToken cancellationToken)
    {
        using var app = AppClient.At(address);
        var id = Uri.EscapeDataString(runId);
        return Print(await app.FindAsync<Brief>($"api/briefs/{id}", cancellationToken) is { } brief
            ? BriefReport.Lines(brief, Width())
            : await app.FindAsync<RunStatus>($"api/agent-status?runId={id}", cancellationToken) is { } status
                ? StatusReport.Lines(status)
                : throw LocalFailureException.NothingDelivered($"{address} knows no run {runId}; the command runs lists them."));
    }

    private static async Task<int> PrintAsync<T>(
        Uri address, string path, string missing, Func<T, IEnumerable<string>> lines, CancellationToken cancellationToken)
        where T : class
    {
        using var app = AppClient.At(address);
        return Print(lines(await app.FindAsync<T>(path, cancellationToken)
            ?? throw LocalFailureException.NothingDelivered($"{address} {missing}")));
    }

    private static string TracePath(string id) => id.Length == TraceIdLength && id.All(char.IsAsciiHexDigit)
        ? $"api/trace?traceId={id}"
        : $"api/trace/{Uri.EscapeDataString(id)}";

    private static int Width() => Terminal.Standard(plain: false).Width;

    private static int Print(IEnumerable<string> lines)
    {
        Console.Out.WriteLines(lines);
        return ExitCode.Delivered;
    }
}
