using System.Diagnostics;
using System.Diagnostics.Metrics;
using ContentGen.Failures;
using ContentGen.Sections;

namespace ContentGen.Telemetry;

/// <summary>
/// Every metric of the product, each recorded by one method here or by <see cref="MeasuredCall"/>, and the source of its spans. Static,
/// because orchestrators are static functions; nobody listening, a call costs a few nanoseconds. Dimensions hold names of the product
/// only, never content.
/// </summary>
public static class Instruments
{
    /// <summary>Name of the meter and of the activity source.</summary>
    public const string Name = "ContentGen";

    private static readonly Meter Meter = new(Name);

    private static readonly Histogram<double> RunDuration = Seconds(
        "contentgen.run.duration", "Time from a run's start to its delivery.", Buckets.Runs);
    private static readonly Counter<long> Runs = Meter.CreateCounter<long>("contentgen.runs", "{run}", "Runs delivered.");
    private static readonly Histogram<double> AgentDuration = Seconds(
        "contentgen.agent.duration", "Time from an agent's first attempt to its end.", Buckets.Calls);
    private static readonly Counter<long> AgentExecutions = Meter.CreateCounter<long>(
        "contentgen.agent.executions", "{execution}", "Agents that ended, by outcome and by their section's source.");
    private static readonly Counter<long> AgentRetries = Meter.CreateCounter<long>(
        "contentgen.agent.retries", "{retry}", "Attempts made because one before failed.");
    private static readonly Counter<long> Fallbacks = Meter.CreateCounter<long>(
        "contentgen.fallbacks", "{section}", "Sections filled by a fallback.");
    private static readonly Counter<long> CacheRequests = Meter.CreateCounter<long>(
        "contentgen.cache.requests", "{request}", "Looks into a cache.");
    private static readonly Counter<long> CircuitTransitions = Meter.CreateCounter<long>(
        "contentgen.circuit_breaker.transitions", "{transition}", "Changes of a circuit breaker's state.");
    private static readonly Counter<long> CircuitRejections = Meter.CreateCounter<long>(
        "contentgen.circuit_breaker.rejections", "{call}", "Steps not called because a circuit breaker was open.");
    private static readonly Gauge<int> CircuitOpen = Meter.CreateGauge<int>(
        "contentgen.circuit_breaker.open",
        "{circuit_breaker}",
        "1 while a circuit breaker holds calls back, 0 while it is closed; of several processes the newest value counts.");
    internal static readonly Histogram<double> ModelDuration = Seconds(
        "gen_ai.client.operation.duration", "Time of one call of the model.", Buckets.Calls);
    private static readonly Histogram<long> ModelTokens = Meter.CreateHistogram(
        "gen_ai.client.token.usage",
        "{token}",
        "Tokens of one call of the model.",
        advice: new InstrumentAdvice<long> { HistogramBucketBoundaries = Buckets.Tokens });
    internal static readonly Histogram<double> SpeechDuration = Seconds(
        "contentgen.speech.duration", "Time of one call of Amazon Polly.", Buckets.Calls);
    private static readonly Counter<long> SpeechCharacters = Meter.CreateCounter<long>(
        "contentgen.speech.characters", "{character}", "Characters that Amazon Polly charged for.");
    internal static readonly Histogram<double> NewsDuration = Seconds(
        "contentgen.news.duration", "Time of one call of NewsAPI or of a feed.", Buckets.Calls);
    private static readonly Counter<double> Cost = Meter.CreateCounter<double>("contentgen.cost", "{USD}", "Estimated cost in US dollars.");

    /// <summary>Source of the spans around calls of the model and of the speech service.</summary>
    public static ActivitySource Spans { get; } = new(Name);

    /// <param name="status"><c>completed</c> or <c>partial</c>.</param>
    public static void RunDelivered(string status, bool emergency, TimeSpan duration)
    {
        RunDuration.Record(duration.TotalSeconds, new KeyValuePair<string, object?>(TagName.RunStatus, status));
        Runs.Add(1, new(TagName.RunStatus, status), new(TagName.Emergency, emergency));
    }

    /// <param name="outcome"><c>completed</c>, <c>failed</c> or <c>skipped</c>.</param>
    /// <param name="duration">Null for an agent that was never called.</param>
    public static void AgentEnded(string agent, string outcome, SectionSource source, TimeSpan? duration)
    {
        AgentExecutions.Add(1, new(TagName.Agent, agent), new(TagName.Outcome, outcome), new(TagName.Source, TagValue.Of(source)));
        if (duration is { } taken)
        {
            AgentDuration.Record(taken.TotalSeconds, new(TagName.Agent, agent), new(TagName.Outcome, outcome));
        }
    }

    public static void Retried(string step, FailureCategory category) =>
        AgentRetries.Add(1, new(TagName.Step, step), new(TagName.Category, TagValue.Of(category)));

    /// <param name="section">One of <see cref="SectionName"/>.</param>
    public static void FellBack(string section, SectionSource source) =>
        Fallbacks.Add(1, new(TagName.Section, section), new(TagName.Source, TagValue.Of(source)));

    public static void CacheRead(CacheKind cache, CacheResult result) =>
        CacheRequests.Add(1, new(TagName.Cache, TagValue.Of(cache)), new(TagName.CacheResult, TagValue.Of(result)));

    public static void CircuitChanged(string service, string from, string to) =>
        CircuitTransitions.Add(1, new(TagName.Service, service), new(TagName.From, from), new(TagName.To, to));

    /// <summary>
    /// Told whenever a process reads or changes a breaker: the newest value of a service is its state. Half-open counts as open, for it
    /// lets one probe through and nothing else.
    /// </summary>
    public static void CircuitSeen(string service, bool isClosed) =>
        CircuitOpen.Record(isClosed ? 0 : 1, new KeyValuePair<string, object?>(TagName.Service, service));

    public static void CircuitRefused(string service) =>
        CircuitRejections.Add(1, new KeyValuePair<string, object?>(TagName.Service, service));

    /// <param name="tags">The dimensions that the conventions for generative AI ask for, with the kind of tokens.</param>
    public static void TokensUsed(int tokens, in TagList tags) => ModelTokens.Record(tokens, tags);

    public static void CharactersBilled(int characters, string voice, string engine) =>
        SpeechCharacters.Add(characters, new(TagName.Voice, voice), new(TagName.Engine, engine));

    /// <param name="service">Name of the service.</param>
    /// <param name="dollars">Estimated cost in US dollars; at least 0.</param>
    public static void Spent(string service, double dollars) =>
        Cost.Add(dollars, new KeyValuePair<string, object?>(TagName.Service, service));

    private static Histogram<double> Seconds(string name, string description, double[] buckets) =>
        Meter.CreateHistogram(name, "s", description, advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = buckets });

    private static class Buckets
    {
        public static readonly double[] Calls = [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92];
        public static readonly double[] Runs = [1, 2, 5, 10, 20, 30, 45, 60, 90, 120, 180, 240, 300, 360];
        public static readonly long[] Tokens = [1, 4, 16, 64, 256, 1024, 4096, 16384, 65536, 262144];
    }
}

/// <summary>What a cache keeps.</summary>
public enum CacheKind
{
    ExternalApi,

    AgentOutput,

    Speech,
}

/// <summary>What a look into a cache brought.</summary>
public enum CacheResult
{
    Hit,

    /// <summary>There was nothing, or nothing recent.</summary>
    Miss,
}
