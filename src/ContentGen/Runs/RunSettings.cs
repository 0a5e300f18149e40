using ContentGen.Agents;
using ContentGen.Cost;
using ContentGen.Editions;
using ContentGen.Learning;
using ContentGen.Requests;
using ContentGen.Settings;
using ContentGen.Speech;

namespace ContentGen.Runs;

/// <summary>
/// The settings a run works by, taken when it was accepted: an orchestrator is replayed, so it must see the same numbers each time,
/// also after a deployment changed them.
/// </summary>
public sealed record RunSettings(
    TimeSpan RunDeadline,
    TimeSpan AgentTimeout,
    int MaxAttempts,
    TimeSpan FirstRetryInterval,
    double BackoffCoefficient,
    TimeSpan MaxRetryInterval)
{
    /// <summary>Normal age of cached headlines. Runs accepted before it was recorded use the default.</summary>
    public TimeSpan ExternalApiAge { get; init; } = new CacheOptions().ExternalApi;

    /// <summary>Normal age of cached outputs and speech, and the age up to which they stand in for an agent that failed.</summary>
    public TimeSpan AgentOutputAge { get; init; } = new CacheOptions().AgentOutput;

    /// <summary>What the run's purchases cost. Runs accepted before prices were known have none, and no known cost.</summary>
    public PriceTable Prices { get; init; } = PriceTable.Empty;

    /// <summary>US dollars that all runs of the day may spend; null for no limit.</summary>
    public decimal? DailyBudgetUsd { get; init; }

    public string ModelId { get; init; } = "";

    /// <summary>Agents that are left out when time runs short. Runs accepted before it was recorded use today's plan.</summary>
    public IReadOnlyList<string> OptionalAgents { get; init; } =
        [.. AgentPlan.Entries.Where(entry => entry.Optional).Select(entry => entry.Name)];

    public static RunSettings From(ContentGenOptions options) => new(
        options.RunDeadline,
        options.AgentTimeout,
        options.Retry.MaxAttempts,
        options.Retry.FirstRetryInterval,
        options.Retry.BackoffCoefficient,
        options.Retry.MaxRetryInterval)
    {
        ExternalApiAge = options.Cache.ExternalApi,
        AgentOutputAge = options.Cache.AgentOutput,
        Prices = PriceTable.From(options.Prices),
        DailyBudgetUsd = options.DailyBudgetUsd,
        ModelId = options.ModelId,
    };
}

/// <summary>Makes the input of a run from its request, today's settings and what earlier runs taught.</summary>
public sealed class RunInputs(
    IOptions<ContentGenOptions> options,
    StatisticsReader statistics,
    EditionCatalog editions,
    SpeakerChoice speakers,
    TimeProvider timeProvider)
{
    public GenerateBriefInput For(BriefRequest request, string traceId)
    {
        var current = options.Value;
        var settings = RunSettings.From(current);
        var learned = RunExpectations.Learn(statistics.Current(), current, timeProvider.GetUtcNow());
        var expectations = new RunExpectations(learned, settings.AgentTimeout, settings.MaxAttempts);
        var usual = expectations.UsualRunDuration();
        return new(speakers.Complete(request), settings, traceId, usual < settings.RunDeadline ? usual : settings.RunDeadline)
        {
            Expectations = expectations.OfAll(),
            Review = request.Review ? editions.ReviewOf(request) : null,
        };
    }
}
