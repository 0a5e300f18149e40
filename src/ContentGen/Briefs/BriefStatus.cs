using System.Text.Json.Serialization;

namespace ContentGen.Briefs;

/// <summary>How whole a delivered brief is.</summary>
public enum BriefStatus
{
    /// <summary>Every section is live, or from the cache within its normal age.</summary>
    [JsonStringEnumMemberName("COMPLETED")]
    Completed,

    /// <summary>At least one section is derived, static, missing or older than normal; its provenance says so.</summary>
    [JsonStringEnumMemberName("PARTIAL")]
    Partial,
}
