using ContentGen.Failures;

namespace ContentGen.CircuitBreaker;

/// <summary>Which outcome a failed call counts as.</summary>
public static class CallOutcomes
{
    public static CallOutcome Of(Exception exception) => exception switch
    {
        CategorizedException { Category: FailureCategory.Timeout or FailureCategory.Throttled or FailureCategory.ExternalApi } => CallOutcome.Failure,
        CategorizedException { Category: FailureCategory.Validation } => CallOutcome.Success,
        _ => CallOutcome.Inconclusive,
    };
}
