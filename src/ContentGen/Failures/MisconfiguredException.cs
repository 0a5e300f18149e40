namespace ContentGen.Failures;

/// <summary>A setting, credential or permission is missing or wrong. The message names it and says what to do.</summary>
public sealed class MisconfiguredException(string message, Exception? innerException = null) : CategorizedException(message, innerException)
{
    public override FailureCategory Category => FailureCategory.Configuration;
}
