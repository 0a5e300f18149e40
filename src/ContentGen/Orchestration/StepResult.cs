namespace ContentGen.Orchestration;

/// <summary>What came of a step.</summary>
/// <param name="Value">The activity's result; null when it gave none.</param>
/// <param name="Reason">Why there is no value, in words for the reader of the brief; null when there is one.</param>
public sealed record StepResult<T>(T? Value, string? Reason)
    where T : class
{
    public static StepResult<T> Succeeded(T value) => new(value, null);

    public static StepResult<T> WithoutValue(string reason) => new(null, reason);
}
