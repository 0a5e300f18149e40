namespace ContentGen.Failures;

/// <summary>A circuit breaker stood open, so the service was not called.</summary>
public sealed class CircuitOpenException(string service)
    : CategorizedException($"The circuit breaker of {service} is open; {service} was not called.", innerException: null)
{
    public override FailureCategory Category => FailureCategory.ExternalApi;
}
