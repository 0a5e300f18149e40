namespace ContentGen.Runs;

/// <summary>How far one step may go.</summary>
/// <param name="Budget">Time for the step with all its attempts.</param>
/// <param name="AttemptTimeout">Time limit of one attempt.</param>
/// <param name="MaxAttempts">Attempts in total.</param>
public sealed record StepLimits(TimeSpan Budget, TimeSpan AttemptTimeout, int MaxAttempts);
