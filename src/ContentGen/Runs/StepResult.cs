namespace ContentGen.Runs;

/// <summary>What came of a step.</summary>
/// <param name="Value">The activity's result; null when it gave none.</param>
/// <param name="Reason">Why there is no value, in words for the reader of the brief; null when there is one.</param>
/// <param name="ServiceIsOpen">True when the service was not called because its breaker was open.</param>
public sealed record StepResult<T>(T? Value, string? Reason, bool ServiceIsOpen = false)
    where T : class
{
    public static StepResult<T> Succeeded(T value) => new(value, null);

    public static StepResult<T> WithoutValue(string reason, bool serviceIsOpen = false) => new(null, reason, serviceIsOpen);
}
