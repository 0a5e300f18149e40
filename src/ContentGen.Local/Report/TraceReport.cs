using System.Globalization;
using ContentGen.Briefs;
using ContentGen.Local.Progress;

namespace ContentGen.Local.Report;

/// <summary>A run's trace as a table, with each agent's decisions and failures below it.</summary>
internal static class TraceReport
{
    private const string Unknown = "-";

    private static readonly string Head = Row("agent", "status", "source", "time", "tries", "prompt", "read", "written", "model");

    /// <param name="width">Columns to wrap sentences at; the table itself needs 88.</param>
    public static IEnumerable<string> Lines(RunTrace trace, int width) =>
    [
        $"Run {trace.RunId}: {trace.Status}{(trace.Complete ? "" : ", goes on")}, {Seconds(trace.Duration)}",
        $"Trace {trace.TraceId ?? Unknown}",
        "",
        Head,
        .. trace.Agents.SelectMany(agent =>
            Notes(agent).SelectMany(note => TextWrap.Lines(note, width, "      ")).Prepend(RowOf(agent))),
        "",
        .. TextWrap.Lines(Sums(trace.Totals), width, ""),
    ];

    private static string RowOf(AgentTrace agent) => Row(
        agent.Name,
        agent.Status.ToString().ToLowerInvariant(),
        agent.Output.Source?.ToString().ToLowerInvariant() ?? Unknown,
        agent.Duration is { } duration ? Seconds(duration) : Unknown,
        Number(agent.Attempts),
        Number(agent.Input.PromptCharacters),
        Number(agent.Input.Tokens),
        Number(agent.Output.Tokens),
        agent.Output.ModelMs is { } model ? Seconds(model) : Unknown);

    private static string Row(
        string name,
        string status,
        string source,
        string time,
        string tries,
        string prompt,
        string read,
        string written,
        string model) =>
        $"  {name,-ProgressText.NameWidth} {status,-9} {source,-7} {time,7} {tries,5} {prompt,8} {read,7} {written,7} {model,8}".TrimEnd();

    private static IEnumerable<string> Notes(AgentTrace agent) =>
        agent.Error is { } error && !agent.Decisions.Any(decision => decision.Contains(error, StringComparison.Ordinal))
            ? [.. agent.Decisions, $"Last failure: {error}"]
            : agent.Decisions;

    private static string Sums(TraceTotals totals) =>
        $"Altogether {totals.PromptCharacters:N0} characters of prompts, {totals.InputTokens:N0} tokens read, "
        + $"{totals.OutputTokens:N0} written, {Seconds(totals.ModelMs)} in the model, {totals.SpeechCharacters:N0} characters spoken.";

    private static string Number(int? value) => value?.ToString("N0", CultureInfo.InvariantCulture) ?? Unknown;

    private static string Seconds(long milliseconds) => ProgressText.Seconds(TimeSpan.FromMilliseconds(milliseconds));
}
