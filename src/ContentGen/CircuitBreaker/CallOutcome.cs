namespace ContentGen.CircuitBreaker;

/// <summary>What a call says about the health of its service.</summary>
public enum CallOutcome
{
    /// <summary>The service answered, whether or not the answer was of use.</summary>
    Success,

    /// <summary>The service failed, refused for load, or did not answer in time.</summary>
    Failure,

    /// <summary>The call says nothing: it never left this machine, or was stopped from this side.</summary>
    Inconclusive,
}
