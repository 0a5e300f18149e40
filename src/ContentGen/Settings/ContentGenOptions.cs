using System.ComponentModel.DataAnnotations;

namespace ContentGen.Settings;

/// <summary>The product's own settings. Section <c>ContentGen</c>; durations as <c>hh:mm:ss[.fff]</c>.</summary>
public sealed class ContentGenOptions
{
    public const string SectionName = "ContentGen";

    /// <summary>Time limit of one attempt of one agent. Default: 90 seconds. Range: 100 milliseconds to 5 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:05:00", ErrorMessage = "ContentGen:AgentTimeout must be from {1} to {2}.")]
    public TimeSpan AgentTimeout { get; set; } = TimeSpan.FromSeconds(90);

    /// <summary>Time limit of a whole run, after which it completes with what it has. Default: 5 minutes. Range: 1 second to 1 hour.</summary>
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
    [Range(typeof(decimal), "0", "1000000", ErrorMessage = "ContentGen:DailyBudgetUsd must be from {1} to {2}, or not be set for no limit.")]
    public decimal? DailyBudgetUsd { get; set; }

    public PriceOptions Prices { get; set; } = new();
}
