namespace ContentGen.Failures;

/// <summary>What kind of trouble stopped an activity. Each category picks one <see cref="Recovery"/>; see <see cref="FailureTable"/>.</summary>
public enum FailureCategory
{
    /// <summary>The call did not answer within its time limit.</summary>
    Timeout,

    /// <summary>The service asked for fewer calls.</summary>
    Throttled,

    /// <summary>The service failed, refused or could not be reached.</summary>
    ExternalApi,

    /// <summary>The answer arrived but is not usable.</summary>
    Validation,

    /// <summary>This machine ran out of something, or the store could not be used.</summary>
    SystemResource,

    /// <summary>A setting, credential or permission is missing or wrong; trying again cannot help.</summary>
    Configuration,
}
