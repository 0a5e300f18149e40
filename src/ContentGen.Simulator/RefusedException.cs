namespace ContentGen.Simulator;

/// <summary>The service refuses the request with its own error response.</summary>
internal sealed class RefusedException(SimulatedResponse response) : Exception(response.Outcome)
{
    public SimulatedResponse Response { get; } = response;
}
