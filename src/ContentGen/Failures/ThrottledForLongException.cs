namespace ContentGen.Failures;

/// <summary>A service asked for fewer calls, and to wait longer than an attempt may last: trying again within the run would be too early.</summary>
public sealed class ThrottledForLongException(string message, TimeSpan retryAfter, Exception? innerException = null)
    : CategorizedException($"{message} It asks to wait {retryAfter.TotalSeconds:0} s, which is too long for this run.", innerException)
{
    public override FailureCategory Category => FailureCategory.Throttled;
}
