using System.ComponentModel.DataAnnotations;

namespace ContentGen.Briefs;

/// <summary>When briefs count as stale. Section <c>Briefs</c>, beside the settings of the content store.</summary>
public sealed class BriefsOptions
{
    public const string SectionName = "Briefs";

    /// <summary>Age at which the latest brief asks to be refreshed. Default: 12 hours. Range: 1 minute to 30 days.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00", ErrorMessage = "Briefs:StaleAfter must be from {1} to {2}.")]
    public TimeSpan StaleAfter { get; set; } = TimeSpan.FromHours(12);
}
