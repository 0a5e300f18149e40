using System.CommandLine;
using ContentGen.Local.Reading;

namespace ContentGen.Local.CommandLine;

/// <summary>The commands that read what a running app has: <c>runs</c>, <c>show</c> and <c>trace</c>.</summary>
internal static class ReadCommands
{
    private const string LocalAddress = "http://127.0.0.1:7071/";
    private const int UsualRuns = 20;
    private const int MostRuns = 100;

    public static Command Runs()
    {
        var url = UrlOption();
        var limit = NumberOption.Create("--limit", "How many to list.", UsualRuns, 1, MostRuns);
        var command = new Command("runs", "Lists the runs whose briefs are kept, newest first.") { url, limit };
        command.SetAction((given, cancellationToken) => RunsCommand.RunAsync(given.GetValue(url)!, given.GetValue(limit), cancellationToken));
        return command;
    }

    public static Command Show() => OfOneRun(
        "show", "Prints the brief of a run, or how far the run is.", "runId", "The run's id, as runs lists it.", ShowCommand.RunAsync);

    public static Command Trace() => OfOneRun(
        "trace", "Prints what each agent of a run did: attempts, times, sizes, decisions.", "runId", "The run's id, or the 32 digits of its trace.", TraceCommand.RunAsync);

    private static Command OfOneRun(
        string name, string description, string argument, string meaning, Func<Uri, string, CancellationToken, Task<int>> run)
    {
        var url = UrlOption();
        var id = new Argument<string>(argument) { Description = meaning };
        var command = new Command(name, description) { id, url };
        command.SetAction((given, cancellationToken) => run(given.GetValue(url)!, given.GetValue(id)!, cancellationToken));
        return command;
    }

    private static Option<Uri> UrlOption() => new("--url")
    {
        Description = "Address of the app; serve listens at the default.",
        HelpName = "URL",
        DefaultValueFactory = _ => new Uri(LocalAddress),
        CustomParser = result =>
        {
            var text = result.Tokens.Count > 0 ? result.Tokens[^1].Value : "";
            if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
            {
                return address;
            }

            result.AddError($"--url must be an http or https address such as {LocalAddress}; '{text}' is not.");
            return null;
        },
    };
}
