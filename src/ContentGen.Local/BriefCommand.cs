using System.Diagnostics;
using System.Text;
using System.Text.Json;
using ContentGen.Briefs;
using ContentGen.Http.Endpoints;
using ContentGen.Local.CommandLine;
using ContentGen.Local.Hosting;
using ContentGen.Local.Progress;
using ContentGen.Local.Report;
using ContentGen.Runs;
using ContentGen.Settings;
using ContentGen.Text;
using Microsoft.Extensions.Options;

namespace ContentGen.Local;

/// <summary>Makes one brief, shows its progress, prints it and keeps its files.</summary>
internal sealed class BriefCommand(LocalApp app, AppClient client, LocalSession session, Terminal terminal, string outFolder)
{
    // A run completes at its deadline with what it has; this much later it is lost.
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    // The app is this process: on a machine that is busy its answers are late, not lost.
    private static readonly TimeSpan RequestLimit = TimeSpan.FromSeconds(100);

    public static async Task<int> RunAsync(LocalOptions options, CancellationToken cancellationToken)
    {
        var terminal = Terminal.Standard(plain: options.Verbose);
        var outFolder = LocalSession.PrepareFolder(options.OutFolder, "--out");
        using var session = LocalSession.Open(options);
        await using var app = await LocalApp.StartAsync(options with { HasTimers = false }, session.DataFolder, cancellationToken);
        using var client = AppClient.At(app.BaseAddress, timeLimit: RequestLimit);
        try
        {
            var brief = await new BriefCommand(app, client, session, terminal, outFolder).MakeAsync(options.Ask, cancellationToken);
            if (brief is not { Errors.Count: 0 } && session.Keep() is { Length: > 0 } where)
            {
                terminal.Output.WriteLine(where);
            }

            return brief is null ? ExitCode.NothingDelivered : ExitCode.Delivered;
        }
        catch (Exception failure) when (!IsInterruption(failure, cancellationToken))
        {
            throw LocalFailureException.NothingDelivered($"{failure.Message} {session.Keep()}".TrimEnd(), failure);
        }
    }

    // A request that timed out is cancelled too.
    private static bool IsInterruption(Exception failure, CancellationToken cancellationToken) =>
        failure is LocalFailureException { ExitCode: ExitCode.Interrupted }
        || (failure is OperationCanceledException && cancellationToken.IsCancellationRequested);

    private async Task<Brief?> MakeAsync(BriefAsk ask, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var runId = await client.StartAsync(ask, cancellationToken);
        terminal.Output.WriteLine($"Run {runId}");
        try
        {
            var status = await FollowAsync(runId, watch, toReview: true, patience: TimeSpan.Zero, cancellationToken);
            if (status.Status == RunState.WaitingForReview)
            {
                await ReviewAsync(runId, cancellationToken);
                var patience = status.ReviewUntil - DateTimeOffset.UtcNow ?? TimeSpan.Zero;
                status = await FollowAsync(runId, Stopwatch.StartNew(), toReview: false, patience, cancellationToken);
            }

            return await FetchAsync(status, watch.Elapsed, cancellationToken);
        }
        catch (OperationCanceledException interruption) when (cancellationToken.IsCancellationRequested)
        {
            throw LocalFailureException.Interrupted($"Interrupted. {WhatBecameOf(runId)}", interruption);
        }
    }

    private async Task<RunStatus> FollowAsync(
        string runId, Stopwatch watch, bool toReview, TimeSpan patience, CancellationToken cancellationToken)
    {
        var deadline = app.Services.GetRequiredService<IOptions<ContentGenOptions>>().Value.RunDeadline;
        using var view = terminal.NewProgress();
        return await client.FollowAsync(runId, view, watch, deadline + Margin + patience, toReview, cancellationToken);
    }

    // Without an answer, as when the input is not a person's, the script goes on waiting.
    private async Task ReviewAsync(string runId, CancellationToken cancellationToken)
    {
        if (await BesideAsync("script", client.FindAsync<ScriptView>($"api/briefs/{runId}/script", cancellationToken)) is not { } script)
        {
            return;
        }

        terminal.Output.WriteLine();
        terminal.Output.WriteLines(ScriptReport.Lines(script, terminal.Width));
        terminal.Output.WriteLine();
        terminal.Output.WriteLine("Have it spoken and published? [yes/no]");
        // The console's reader cannot be interrupted itself.
        var answer = await Task.Run(Console.In.ReadLine, cancellationToken).WaitAsync(cancellationToken);
        bool? approve = answer?.Trim().ToLowerInvariant() switch
        {
            "y" or "yes" => true,
            "n" or "no" => false,
            _ => null,
        };
        if (approve is null)
        {
            terminal.Output.WriteLine($"It waits. Decide by: review {runId} --url {app.BaseAddress} --approve (or --reject)");
        }
        else if (await client.DecideAsync(runId, approve.Value, script.Revision, cancellationToken) is { } refusal)
        {
            terminal.Output.WriteLine(refusal);
        }
    }

    private async Task<Brief?> FetchAsync(RunStatus status, TimeSpan elapsed, CancellationToken cancellationToken)
    {
        var path = $"api/briefs/{status.RunId}";
        if (status.Status == RunState.Failed || await client.FindBytesAsync(path, cancellationToken) is not { } json)
        {
            var reason = status.Reason ?? status.Status.ToString().ToLowerInvariant();
            terminal.Output.WriteLine($"Run {status.RunId} delivered nothing ({reason.TrimEnd('.')}).");
            return null;
        }

        var brief = JsonSerializer.Deserialize<Brief>(json, ContentGenJson.Options)!;
        var audio = brief.AudioUrl is null
            ? null
            : await BesideAsync("audio", client.FindBytesAsync($"{path}/audio", cancellationToken));
        var folder = Path.Combine(outFolder, brief.RunId);
        var files = await BriefFiles.WriteAsync(folder, brief, Encoding.UTF8.GetString(json), audio, cancellationToken);
        terminal.Output.WriteLine();
        terminal.Output.WriteLines(BriefReport.Lines(brief, terminal.Width, elapsed));
        terminal.Output.WriteLine();
        terminal.Output.WriteLine($"Files in {ShortPath(folder)}: {string.Join(", ", files)}");
        return brief;
    }

    // What cannot be had beside the brief is missed by itself.
    private async Task<T?> BesideAsync<T>(string what, Task<T?> found)
        where T : class
    {
        try
        {
            return await found;
        }
        catch (LocalFailureException failure)
        {
            terminal.Output.WriteLine($"The {what} cannot be read: {failure.Message}");
            return null;
        }
    }

    private string WhatBecameOf(string runId) => session.KeepsData
        ? $"Run {runId} is kept as far as it is, and goes on with: serve --data {ShortPath(session.DataFolder)}"
        : $"Run {runId} is given up, and nothing of it is kept; with --data FOLDER it could go on later.";

    private static string ShortPath(string folder)
    {
        var relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), folder);
        return relative.StartsWith("..", StringComparison.Ordinal) ? folder : relative;
    }
}
