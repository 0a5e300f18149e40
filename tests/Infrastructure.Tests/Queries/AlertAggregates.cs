namespace Infrastructure.Tests.Queries;

/// <summary>
/// The alerts' conditions once more, in plain code: what the queries of <c>infra/queries</c> must come to. Both are held to
/// <c>scenarios.json</c>, and to each other on telemetry made at random and on that of real runs.
/// </summary>
internal static class AlertAggregates
{
    private static readonly string[] Calls = ["gen_ai.client.operation.duration", "contentgen.speech.duration", "contentgen.news.duration"];

    /// <param name="rows">What the alert's window shows.</param>
    public static IEnumerable<string> Fired(string alert, AlertMetric[] rows, DateTimeOffset now) => alert switch
    {
        "run-success" => When(RunSuccess(Named(rows, "contentgen.runs")) < 70, alert),
        "agent-success" => By("contentgen.agent", Named(rows, "contentgen.agent.executions"), agent => AgentSuccess(agent) < 50, alert),
        "breaker-opened" =>
            By(
                "contentgen.service",
                [.. Named(rows, "contentgen.circuit_breaker.transitions").Where(IsFirstOpening)],
                opened => opened.Sum(row => row.Sum) > 0,
                alert),
        "breaker-stays-open" =>
            By(
                "contentgen.service",
                Named(rows, "contentgen.circuit_breaker.transitions"),
                changes => MinutesOpen(changes, now) > 5,
                alert),
        "run-duration" => When(Mean(Named(rows, "contentgen.run.duration")) > 240, alert),
        "error-rate" => When(ErrorRate([.. rows.Where(row => Calls.Contains(row.Name))]) > 20, alert),
        _ => throw new ArgumentOutOfRangeException(nameof(alert), alert, "There is no such alert."),
    };

    private static AlertMetric[] Named(AlertMetric[] rows, string metric) => [.. rows.Where(row => row.Name == metric)];

    private static IEnumerable<string> When(bool fires, string alert) => fires ? [alert] : [];

    private static IEnumerable<string> By(string dimension, AlertMetric[] rows, Func<AlertMetric[], bool> fires, string alert) => rows
        .GroupBy(row => row[dimension] ?? "")
        .Where(group => fires([.. group]))
        .Select(group => $"{alert} {group.Key}")
        .Order(StringComparer.Ordinal);

    private static double? RunSuccess(AlertMetric[] runs) =>
        Percent(
            runs.Where(row => !string.Equals(row["contentgen.run.emergency"], "true", StringComparison.OrdinalIgnoreCase))
                .Sum(row => row.Sum),
            runs.Sum(row => row.Sum));

    private static double? AgentSuccess(AlertMetric[] executions)
    {
        double Ended(string outcome) => executions.Where(row => row["contentgen.outcome"] == outcome).Sum(row => row.Sum);

        return Percent(Ended("completed"), Ended("completed") + Ended("failed"));
    }

    private static double? ErrorRate(AlertMetric[] calls) =>
        Percent(calls.Where(row => !string.IsNullOrEmpty(row["error.type"])).Sum(row => row.Count), calls.Sum(row => row.Count));

    private static double? Mean(AlertMetric[] durations) =>
        durations.Sum(row => row.Count) is > 0 and var count
            ? Math.Round(durations.Sum(row => row.Sum) / count, 1, MidpointRounding.AwayFromZero)
            : null;

    private static bool IsFirstOpening(AlertMetric change) => change["contentgen.from"] == "closed" && change["contentgen.to"] == "open";

    // An outage begins where a closed breaker opened; failed probes are part of it. Without that, it begins with its first sign.
    private static double MinutesOpen(AlertMetric[] changes, DateTimeOffset now)
    {
        var closedAt = Latest(changes.Where(change => change["contentgen.to"] == "closed"));
        var openedAt = closedAt is null
            ? changes.Where(change => change["contentgen.to"] == "open").Select(change => (DateTimeOffset?)change.At).Min()
            : Latest(changes.Where(IsFirstOpening));
        return openedAt is { } since && (closedAt is null || since > closedAt)
            ? Math.Round((now - since).TotalMinutes, 1, MidpointRounding.AwayFromZero)
            : 0;
    }

    private static DateTimeOffset? Latest(IEnumerable<AlertMetric> changes) => changes.Select(change => (DateTimeOffset?)change.At).Max();

    private static double? Percent(double part, double whole) =>
        whole > 0 ? Math.Round(100 * part / whole, 1, MidpointRounding.AwayFromZero) : null;
}
