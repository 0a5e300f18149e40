using ContentGen.Failures;

namespace ContentGen.Briefs;

/// <param name="Step">The agent or step that failed, such as <c>SCRIPT_GENERATOR</c> or <c>audio</c>.</param>
/// <param name="Message">What went wrong, without secrets.</param>
public sealed record BriefError(string Step, FailureCategory Category, string Message);
