namespace ContentGen.Failures;

/// <summary>A service failed, refused the call or could not be reached.</summary>
public sealed class ExternalServiceException(string message, Exception? innerException = null) : CategorizedException(message, innerException)
{
    public override FailureCategory Category => FailureCategory.ExternalApi;
}
