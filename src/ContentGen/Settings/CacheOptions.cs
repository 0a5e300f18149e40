using System.ComponentModel.DataAnnotations;

namespace ContentGen.Settings;

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
