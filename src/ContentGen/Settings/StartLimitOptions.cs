using System.ComponentModel.DataAnnotations;

namespace ContentGen.Settings;

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
