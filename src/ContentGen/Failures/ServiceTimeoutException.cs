namespace ContentGen.Failures;

/// <summary>A service did not answer within the attempt's time limit.</summary>
public sealed class ServiceTimeoutException(string message, Exception? innerException = null) : CategorizedException(message, innerException)
{
    public override FailureCategory Category => FailureCategory.Timeout;
}
