using System.ComponentModel.DataAnnotations;
using ContentGen.Cost;

namespace ContentGen.Settings;

/// <summary>The product's own settings. Section <c>ContentGen</c>; durations as <c>hh:mm:ss[.fff]</c>.</summary>
public sealed class ContentGenOptions : IValidatableObject
{
    public const string SectionName = "ContentGen";

    /// <summary>Time limit of one attempt of one agent. Default: 90 seconds. Range: 100 milliseconds to 5 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:05:00", ErrorMessage = "ContentGen:AgentTimeout must be from {1} to {2}.")]
    public TimeSpan AgentTimeout { get; set; } = TimeSpan.FromSeconds(90);

    /// <summary>
    /// Time limit of a whole run, after which it completes with what it has. Default: 5 minutes. Range: 1 second to 1 hour.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00", ErrorMessage = "ContentGen:RunDeadline must be from {1} to {2}.")]
    public TimeSpan RunDeadline { get; set; } = TimeSpan.FromMinutes(5);

    public RetryOptions Retry { get; set; } = new();

    public CircuitBreakerOptions CircuitBreaker { get; set; } = new();

    public CacheOptions Cache { get; set; } = new();

    public StartLimitOptions StartLimit { get; set; } = new();

    /// <summary>
    /// Key that readers must send, as header <c>x-functions-key</c> or as query parameter <c>code</c>; the page and the health report need
    /// none. A secret. Default: not set, whoever knows the address may read. At least 16 characters.
    /// </summary>
    [MinLength(16, ErrorMessage = "ContentGen:ReadKey must have at least {1} characters, or not be set for public reading.")]
    public string? ReadKey { get; set; }

    /// <summary>
    /// Names by which callers reach the app through a proxy in front of it, with commas between, such as <c>news.example</c>, with a port
    /// where there is one: <c>X-Forwarded-Host</c> is believed when it is one of them. Default: none. Addresses that are handed out are
    /// built on what is believed.
    /// </summary>
    public string ForwardedHosts { get; set; } = "";

    internal IReadOnlyList<string> ForwardedHostNames => ListSetting.Split(ForwardedHosts);

    /// <summary>
    /// Whether the built-in addresses that a start answers with carry the system key, which opens every run of the task hub. Without it
    /// they are of use to callers who have it anyway. Default: WithKey.
    /// </summary>
    [EnumDataType(typeof(ManagementUrls), ErrorMessage = "ContentGen:ManagementUrls must be WithKey or WithoutKey.")]
    public ManagementUrls ManagementUrls { get; set; }

    /// <summary>Amazon Polly voice used when a caller names none. Default: Joanna.</summary>
    [Required(ErrorMessage = "ContentGen:Voice is empty; name an Amazon Polly voice such as Joanna.")]
    public string Voice { get; set; } = "Joanna";

    /// <summary>Bedrock model or inference profile id. Default: the US inference profile of Claude Haiku 4.5.</summary>
    [Required(ErrorMessage = "ContentGen:ModelId is empty; name a Bedrock model or inference profile.")]
    public string ModelId { get; set; } = "us.anthropic.claude-haiku-4-5-20251001-v1:0";

    /// <summary>
    /// US dollars that all runs of one day (UTC) may spend on Bedrock and Amazon Polly together; beyond it briefs are made of cached and
    /// derived content. 0 spends nothing. Default: not set, no limit. Range: 0 to 1,000,000.
    /// </summary>
    [Range(
        typeof(decimal), "0", "1000000", ErrorMessage = "ContentGen:DailyBudgetUsd must be from {1} to {2}, or not be set for no limit.")]
    public decimal? DailyBudgetUsd { get; set; }

    public PriceOptions Prices { get; set; } = new();

    /// <summary>The faults of the sections in it, and, when there are none, those between settings.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        object[] sections = [Retry, CircuitBreaker, Cache, StartLimit, .. Prices.Models];
        string[] faults = [.. sections.SelectMany(CheckedOptions.FaultsOf)];
        return (faults.Length > 0 ? faults : FaultsBetween()).Select(fault => new ValidationResult(fault));
    }

    private IEnumerable<string> FaultsBetween()
    {
        if (DailyBudgetUsd is not null && PriceTable.From(Prices).OfTokens(ModelId, 0, 0) is null)
        {
            yield return "ContentGen:DailyBudgetUsd is set, but ContentGen:Prices:Models has no price for ContentGen:ModelId"
                + $" '{ModelId}'; add an entry with ModelId, InputUsd and OutputUsd.";
        }

        // What the platform leaves when it cannot read the vault. As a key it would be one that can be guessed.
        if (ReadKey?.StartsWith("@Microsoft.KeyVault(", StringComparison.Ordinal) == true)
        {
            yield return "ContentGen:ReadKey is a reference to a key vault that was not resolved; check the secret, the app's role and the"
                + " vault's network, then restart the app.";
        }

        foreach (var host in ForwardedHostNames.Where(host => !Uri.TryCreate($"http://{host}/", UriKind.Absolute, out var uri)
            || !uri.Authority.Equals(host, StringComparison.OrdinalIgnoreCase)))
        {
            yield return $"ContentGen:ForwardedHosts has '{host}', which is no host; name hosts such as news.example or news.example:8443.";
        }

        if (AgentTimeout > RunDeadline)
        {
            yield return $"ContentGen:AgentTimeout ({AgentTimeout}) is longer than ContentGen:RunDeadline ({RunDeadline});"
                + " an attempt must fit into a run.";
        }

        if (Retry.FirstRetryInterval > Retry.MaxRetryInterval)
        {
            yield return $"ContentGen:Retry:FirstRetryInterval ({Retry.FirstRetryInterval}) is longer than"
                + $" ContentGen:Retry:MaxRetryInterval ({Retry.MaxRetryInterval}).";
        }
    }
}

/// <summary>Values of <c>ContentGen:ManagementUrls</c>.</summary>
public enum ManagementUrls
{
    WithKey,
    WithoutKey,
}

/// <summary>How often and how fast a failed attempt is repeated. Section <c>ContentGen:Retry</c>.</summary>
public sealed class RetryOptions
{
    /// <summary>Attempts in total, the first included. Default: 4 (three retries). Range: 1 to 10.</summary>
    [Range(1, 10, ErrorMessage = "ContentGen:Retry:MaxAttempts must be from {1} to {2}.")]
    public int MaxAttempts { get; set; } = 4;

    /// <summary>Wait before the first retry. Default: 2 seconds. Range: 1 millisecond to 1 minute.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:01:00", ErrorMessage = "ContentGen:Retry:FirstRetryInterval must be from {1} to {2}.")]
    public TimeSpan FirstRetryInterval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Factor by which each wait grows. Default: 2. Range: 1 to 10.</summary>
    [Range(1.0, 10.0, ErrorMessage = "ContentGen:Retry:BackoffCoefficient must be from {1} to {2}.")]
    public double BackoffCoefficient { get; set; } = 2;

    /// <summary>Longest wait. Default: 30 seconds. Range: 1 millisecond to 5 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:05:00", ErrorMessage = "ContentGen:Retry:MaxRetryInterval must be from {1} to {2}.")]
    public TimeSpan MaxRetryInterval { get; set; } = TimeSpan.FromSeconds(30);
}

/// <summary>When a circuit breaker opens and closes. Section <c>ContentGen:CircuitBreaker</c>.</summary>
public sealed class CircuitBreakerOptions
{
    /// <summary>Failures in a row after which it opens. Default: 5. Range: 1 to 100.</summary>
    [Range(1, 100, ErrorMessage = "ContentGen:CircuitBreaker:FailureThreshold must be from {1} to {2}.")]
    public int FailureThreshold { get; set; } = 5;

    /// <summary>How long it stays open before one probe is let through. Default: 1 minute. Range: 100 milliseconds to 1 hour.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "01:00:00", ErrorMessage = "ContentGen:CircuitBreaker:BreakDuration must be from {1} to {2}.")]
    public TimeSpan BreakDuration { get; set; } = TimeSpan.FromMinutes(1);
}

/// <summary>How long an answer is used again without asking. Section <c>ContentGen:Cache</c>.</summary>
/// <remarks>Older content is kept: it is what a section falls back to while its service's breaker is open.</remarks>
public sealed class CacheOptions
{
    /// <summary>Answers of news services. Default: 15 minutes. Range: 0 (always ask) to 1 day.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00", ErrorMessage = "ContentGen:Cache:ExternalApi must be from {1} to {2}.")]
    public TimeSpan ExternalApi { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Outputs of agents, and speech. Default: 2 hours. Range: 0 (always ask) to 1 day.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00", ErrorMessage = "ContentGen:Cache:AgentOutput must be from {1} to {2}.")]
    public TimeSpan AgentOutput { get; set; } = TimeSpan.FromHours(2);
}

/// <summary>
/// How many runs a caller may start on one instance of the app: a bucket that holds <see cref="PermitLimit"/> and is filled again evenly
/// within <see cref="Window"/>. Section <c>ContentGen:StartLimit</c>.
/// </summary>
public sealed class StartLimitOptions
{
    /// <summary>Starts at once, and in each window. Default: 600. Range: 1 to 1,000,000.</summary>
    [Range(1, 1_000_000, ErrorMessage = "ContentGen:StartLimit:PermitLimit must be from {1} to {2}.")]
    public int PermitLimit { get; set; } = 600;

    /// <summary>Time in which an empty bucket is full again. Default: 1 minute. Range: 1 second to 1 day.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00", ErrorMessage = "ContentGen:StartLimit:Window must be from {1} to {2}.")]
    public TimeSpan Window { get; set; } = TimeSpan.FromMinutes(1);
}
