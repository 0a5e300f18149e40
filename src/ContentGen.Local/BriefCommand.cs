using System.Diagnostics;
using System.Text.Json;
using ContentGen.Briefs;
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
internal static class BriefCommand
{
    // A run completes at its deadline with what it has; this much later it is lost.
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    public static async Task<int> RunAsync(LocalOptions options, CancellationToken cancellationToken)
    {
        var terminal = Terminal.Standard(plain: options.Verbose);
        var outFolder = LocalSession.PrepareFolder(options.OutFolder, "--out");
        using var session = LocalSession.Open(options);
        await using var app = await LocalApp.StartAsync(options with { HasTimers = false }, session.DataFolder, cancellationToken);
        try
        {
            var brief = await MakeAsync(app, options.Ask, session, terminal, outFolder, cancellationToken);
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

    private static async Task<Brief?> MakeAsync(
        LocalApp app, BriefAsk ask, LocalSession session, Terminal terminal, string outFolder, CancellationToken cancellationToken)
    {
        using var http = NewHttpClient(app.BaseAddress);
        var client = new BriefClient(http);
        var watch = Stopwatch.StartNew();
        var runId = await client.StartAsync(ask, cancellationToken);
        terminal.Output.WriteLine($"Run {runId}");
        try
        {
            return await FetchAsync(app, client, terminal, outFolder, runId, watch, cancellationToken);
        }
        catch (OperationCanceledException interruption) when (cancellationToken.IsCancellationRequested)
        {
            throw LocalFailureException.Interrupted($"Interrupted. {WhatBecameOf(runId, session)}", interruption);
        }
    }

    // A request that timed out is cancelled too.
    private static bool IsInterruption(Exception failure, CancellationToken cancellationToken) =>
        failure is LocalFailureException { ExitCode: ExitCode.Interrupted }
        || (failure is OperationCanceledException && cancellationToken.IsCancellationRequested);

    private static string WhatBecameOf(string runId, LocalSession session) => session.KeepsData
        ? $"Run {runId} is kept as far as it is, and goes on with: serve --data {ShortPath(session.DataFolder)}"
        : $"Run {runId} is given up, and nothing of it is kept; with --data FOLDER it could go on later.";

    private static async Task<Brief?> FetchAsync(
        LocalApp app,
        BriefClient client,
        Terminal terminal,
        string outFolder,
        string runId,
        Stopwatch watch,
        CancellationToken cancellationToken)
    {
        var status = await FollowAsync(app, client, terminal, runId, watch, toReview: true, cancellationToken);
        if (status.Status == RunState.WaitingForReview)
        {
            await ReviewAsync(client, terminal, app.BaseAddress, runId, cancellationToken);
            var patience = status.ReviewUntil - DateTimeOffset.UtcNow ?? TimeSpan.Zero;
            status = await FollowAsync(app, client, terminal, runId, Stopwatch.StartNew(), toReview: false, cancellationToken, patience);
        }

        var elapsed = watch.Elapsed;
        var json = status.Status == RunState.Failed ? null : await client.BriefAsync(runId, cancellationToken);
        if (json is null)
        {
            var reason = status.Reason ?? status.Status.ToString().ToLowerInvariant();
            terminal.Output.WriteLine($"Run {runId} delivered nothing ({reason.TrimEnd('.')}).");
            return null;
        }

        var brief = JsonSerializer.Deserialize<Brief>(json, ContentGenJson.Options)!;
        await ShowAsync(brief, json, client, terminal, outFolder, elapsed, cancellationToken);
        return brief;
    }

    // Without an answer, as when the input is not a person's, the script goes on waiting.
    private static async Task ReviewAsync(
        BriefClient client, Terminal terminal, Uri address, string runId, CancellationToken cancellationToken)
    {
        if (await client.ScriptAsync(runId, cancellationToken) is not { } script)
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
            terminal.Output.WriteLine($"It waits. Decide by: review {runId} --url {address} --approve (or --reject)");
        }
        else if (await client.DecideAsync(runId, script.Revision, approve.Value, cancellationToken) is { } refusal)
        {
            terminal.Output.WriteLine(refusal);
        }
    }

    // No proxy: the app is on this machine.
    private static HttpClient NewHttpClient(Uri baseAddress) =>
        new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = baseAddress };

    private static async Task<RunStatus> FollowAsync(
        LocalApp app, BriefClient client, Terminal terminal, string runId, Stopwatch watch, bool toReview,
        CancellationToken cancellationToken, TimeSpan patience = default)
    {
        var deadline = app.Services.GetRequiredService<IOptions<ContentGenOptions>>().Value.RunDeadline;
        using var view = terminal.NewProgress();
        return await client.FollowAsync(runId, view, watch, deadline + Margin + patience, toReview, cancellationToken);
    }

    private static async Task ShowAsync(
        Brief brief,
        string json,
        BriefClient client,
        Terminal terminal,
        string outFolder,
        TimeSpan elapsed,
        CancellationToken cancellationToken)
    {
        var audio = brief.AudioUrl is null ? null : await client.AudioAsync(brief.RunId, cancellationToken);
        var folder = Path.Combine(outFolder, brief.RunId);
        var files = await BriefFiles.WriteAsync(folder, brief, json, audio, cancellationToken);
        terminal.Output.WriteLine();
        terminal.Output.WriteLines(BriefReport.Lines(brief, terminal.Width, elapsed));
        terminal.Output.WriteLine();
        terminal.Output.WriteLine($"Files in {ShortPath(folder)}: {string.Join(", ", files)}");
    }

    private static string ShortPath(string folder)
    {
        var relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), folder);
        return relative.StartsWith("..", StringComparison.Ordinal) ? folder : relative;
    }
}
