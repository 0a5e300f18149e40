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
        command.SetAction((given, cancellationToken) => RunAsync(
            new(given.GetValue(url)!, given.GetValue(key) ?? Environment.GetEnvironmentVariable("CONTENTGEN_KEY")),
            given.GetValue(id)!,
            given.GetValue(approve) ? "approve" : given.GetValue(reject) ? "reject" : null,
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(AppReader app, string runId, string? decision, CancellationToken cancellationToken)
    {
        using (app)
        {
            var path = $"api/briefs/{Uri.EscapeDataString(runId)}";
            if (decision is not null)
            {
                await app.PostAsync($"{path}/{decision}", cancellationToken);
                Console.Out.WriteLine($"Run {runId} is {(decision == "approve" ? "approved" : "rejected")}.");
                return ExitCode.Delivered;
            }

            var script = await app.FindAsync<ScriptView>($"{path}/script", cancellationToken)
                ?? throw LocalFailureException.NothingDelivered($"There is no run {runId}; the command runs lists those with a brief.");
            Console.Out.WriteLines(ScriptReport.Lines(script, Terminal.Standard(plain: false).Width));
            return ExitCode.Delivered;
        }
    }
}
