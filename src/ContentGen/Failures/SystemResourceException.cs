namespace ContentGen.Failures;

/// <summary>This machine or its store could not do its part: memory, disk, storage account.</summary>
public sealed class SystemResourceException(string message, Exception? innerException = null) : CategorizedException(message, innerException)
{
    public override FailureCategory Category => FailureCategory.SystemResource;
}
