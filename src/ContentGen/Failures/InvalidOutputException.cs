namespace ContentGen.Failures;

/// <summary>A service answered with something that cannot be used, also after the one repair turn.</summary>
public sealed class InvalidOutputException(string message, Exception? innerException = null) : CategorizedException(message, innerException)
{
    public override FailureCategory Category => FailureCategory.Validation;
}
