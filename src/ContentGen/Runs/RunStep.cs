using ContentGen.CircuitBreaker;

namespace ContentGen.Runs;

/// <summary>One guarded activity call of a run.</summary>
/// <param name="Name">Shown in errors: the agent's name, or <c>headlines</c>, <c>audio</c>.</param>
/// <param name="Agent">The agent whose status line it moves; null for steps that no agent does.</param>
/// <param name="Service">The service that it calls; its breaker is asked first.</param>
/// <param name="ToInput">Makes the activity's input from the breaker's permit and the step's limits.</param>
/// <param name="CallWhenRefused">True when the activity has another service to ask while this one's breaker is open; it is then called once.</param>
public sealed record RunStep(
    string Name,
    string? Agent,
    string Activity,
    string Service,
    Func<CircuitBreakerPermit, StepLimits, object> ToInput,
    bool CallWhenRefused = false)
{
    /// <summary>Tells whether a result came from the cache, and so says nothing about the service.</summary>
    public Func<object, bool> IsCached { get; init; } = _ => false;
}
