using System.CommandLine;
using ContentGen.Http.Endpoints;
using ContentGen.Local.Progress;
using ContentGen.Local.Report;

namespace ContentGen.Local.Reading;

/// <summary>The command <c>review</c>: shows a script that waits for a person, approves or rejects it.</summary>
internal static class ReviewCommand
{
    private const string About =
        """
        Shows the script of a run, what of it does not stand on the stories, and how long it waits; approves or rejects it.

        Examples:
          review run-20261129-070000-0123456789abcdef
          review run-20261129-070000-0123456789abcdef --approve
        """;

    public static Command Create()
    {
        var url = ReadCommands.UrlOption();
        var id = new Argument<string>("runId") { Description = "The run's id." };
        var approve = new Option<bool>("--approve") { Description = "Has the script spoken and published as it is now." };
        var reject = new Option<bool>("--reject") { Description = "Ends the run without a brief." };
        var key = new Option<string?>("--key")
        {
            Description = "Function key of an app that asks for one. Default: the environment variable CONTENTGEN_KEY.",
            HelpName = "KEY",
        };
        var command = new Command("review", About) { id, approve, reject, url, key };
        command.Validators.Add(result =>
        {
            if (result.GetValue(approve) && result.GetValue(reject))
            {
                result.AddError("--approve and --reject contradict each other; leave one of them out.");
            }
        });
        command.SetAction(async (given, cancellationToken) =>
        {
            using var app = AppClient.At(
                given.GetValue(url)!, given.GetValue(key) ?? Environment.GetEnvironmentVariable("CONTENTGEN_KEY"));
            var runId = given.GetValue(id)!;
            return given.GetValue(approve) || given.GetValue(reject)
                ? await DecideAsync(app, runId, given.GetValue(approve), cancellationToken)
                : await ShowAsync(app, runId, cancellationToken);
        });
        return command;
    }

    private static async Task<int> DecideAsync(AppClient app, string runId, bool approve, CancellationToken cancellationToken)
    {
        if (await app.DecideAsync(runId, approve, revision: null, cancellationToken) is { } refusal)
        {
            throw LocalFailureException.NothingDelivered(refusal);
        }

        Console.Out.WriteLine($"Run {runId} is {(approve ? "approved" : "rejected")}.");
        return ExitCode.Delivered;
    }

    private static async Task<int> ShowAsync(AppClient app, string runId, CancellationToken cancellationToken)
    {
        var script = await app.FindAsync<ScriptView>($"api/briefs/{Uri.EscapeDataString(runId)}/script", cancellationToken)
            ?? throw LocalFailureException.NothingDelivered($"There is no run {runId}; the command runs lists those with a brief.");
        Console.Out.WriteLines(ScriptReport.Lines(script, Terminal.Standard(plain: false).Width));
        return ExitCode.Delivered;
    }
}
