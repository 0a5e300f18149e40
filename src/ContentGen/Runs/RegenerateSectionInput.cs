using ContentGen.Briefs;

namespace ContentGen.Runs;

/// <summary>Input of the orchestration that makes one section of a finished brief again.</summary>
/// <param name="Brief">The brief as it is, without word timings.</param>
/// <param name="Section">One of <see cref="RegenerationPlan.Sections"/>.</param>
/// <param name="Run">Settings and expectations; its request is the brief's, forced fresh.</param>
public sealed record RegenerateSectionInput(Brief Brief, string Section, GenerateBriefInput Run)
{
    /// <summary>Stands for the caller's <c>Idempotency-Key</c>; null when none was sent.</summary>
    public string? Key { get; init; }
}
