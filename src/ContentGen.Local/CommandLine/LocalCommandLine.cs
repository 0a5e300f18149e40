using System.CommandLine;
using System.CommandLine.Help;
using System.Runtime.InteropServices;
using ContentGen.Local.Reading;

namespace ContentGen.Local.CommandLine;

/// <summary>Reads the command line and runs the command. Every failure is one line on stderr.</summary>
public static class LocalCommandLine
{
    private const string About =
        """
        Runs ContentGen on this machine: the app, and a simulator of NewsAPI, Amazon Bedrock and Amazon Polly, in one process.

        Examples:
          dotnet run --project src/ContentGen.Local -- brief --minutes 3 --style conversation --voice Matthew --voice Joanna
          dotnet run --project src/ContentGen.Local -- serve --faults bedrock=error:0.3
          dotnet run --project src/ContentGen.Local -- runs
        """;

    private const string AboutBrief =
        """
        Makes one brief, shows its progress, prints it and keeps its files.

        Examples:
          brief --minutes 3 --style conversation --voice Matthew --voice Joanna
          brief --language fr --country fr --feed https://news.example/rss
          brief --edition morning --review
        """;

    /// <param name="cancellationToken">Stops the command as Ctrl+C does.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken = default)
    {
        using var stop = new StopSignal(cancellationToken);
        var invocation = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
        var parsed = Create().Parse(arguments);
        if (parsed.Errors.Count > 0 && parsed.Action is not HelpAction)
        {
            return Fail(Explain(parsed) + " See --help.", ExitCode.BadUsage);
        }

        try
        {
            return await parsed.InvokeAsync(invocation, stop.Token);
        }
        catch (LocalFailureException failure)
        {
            return Fail(failure.Message, failure.ExitCode == ExitCode.Interrupted ? stop.ExitCode : failure.ExitCode);
        }
        catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
        {
            return Fail("Interrupted.", stop.ExitCode);
        }
        catch (Exception unforeseen)
        {
            return Fail($"Failed: {unforeseen.Message} ({unforeseen.GetType().Name})", ExitCode.NothingDelivered);
        }
    }

    /// <summary>The commands <c>brief</c> and <c>serve</c>, and those that read what a running app has.</summary>
    public static RootCommand Create() => new(About)
    {
        Command("brief", AboutBrief, LocalDefaults.Brief, BriefCommand.RunAsync, new BriefOptionSet()),
        Command("serve", "Keeps the app serving and prints its addresses; Ctrl+C stops.", LocalDefaults.Serve, ServeCommand.RunAsync),
        ReadCommands.Runs(),
        ReadCommands.Show(),
        ReadCommands.Trace(),
        ReadCommands.Editions(),
        ReviewCommand.Create(),
    };

    private static string Explain(ParseResult parsed) => parsed switch
    {
        { UnmatchedTokens: [var unknown, ..] } => $"'{unknown}' is no command or option here.",
        { CommandResult.Command: RootCommand } => "Name a command: brief, serve, runs, show, trace, editions or review.",
        _ => parsed.Errors[0].Message,
    };

    private static Command Command(
        string name, string description, LocalDefaults defaults, Func<LocalOptions, CancellationToken, Task<int>> run,
        BriefOptionSet? brief = null)
    {
        var options = new LocalOptionSet(defaults);
        var command = new Command(name, description);
        foreach (var option in (brief?.All ?? []).Concat(options.All))
        {
            command.Options.Add(option);
        }

        command.SetAction((given, cancellationToken) => run(
            options.Read(given) with { Ask = brief?.Read(given) ?? BriefAsk.Anything }, cancellationToken));
        return command;
    }

    private static int Fail(string message, int exitCode)
    {
        Console.Error.WriteLine(message.ReplaceLineEndings(" "));
        return exitCode;
    }

    /// <summary>Ctrl+C and SIGTERM: the first asks everything to stop, the second ends the process at once.</summary>
    private sealed class StopSignal : IDisposable
    {
        private readonly CancellationTokenSource _stop;
        private readonly PosixSignalRegistration _interrupt;
        private readonly PosixSignalRegistration _terminate;

        public StopSignal(CancellationToken other)
        {
            _stop = CancellationTokenSource.CreateLinkedTokenSource(other);
            _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
            _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        }

        public CancellationToken Token => _stop.Token;

        /// <summary>By the first signal.</summary>
        public int ExitCode { get; private set; } = Local.ExitCode.Interrupted;

        public void Dispose()
        {
            _interrupt.Dispose();
            _terminate.Dispose();
            _stop.Dispose();
        }

        private void Stop(PosixSignalContext context)
        {
            if (_stop.IsCancellationRequested)
            {
                Environment.Exit(ExitCode);
            }

            ExitCode = context.Signal == PosixSignal.SIGTERM ? Local.ExitCode.Terminated : Local.ExitCode.Interrupted;
            context.Cancel = true;
            _stop.Cancel();
        }
    }
}
