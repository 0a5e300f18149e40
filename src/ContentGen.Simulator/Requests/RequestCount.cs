namespace ContentGen.Simulator.Requests;

/// <summary>How often calls of one kind had one outcome.</summary>
/// <param name="Service">The service called.</param>
/// <param name="Operation">The operation by its genuine name, such as <c>SynthesizeSpeech</c>.</param>
/// <param name="Agent">The agent that asked, or null when the request did not tell.</param>
/// <param name="Outcome"><c>ok</c>, the injected fault's mode, or the error code that the service answered with.</param>
/// <param name="Count">1 or more.</param>
public sealed record RequestCount(SimulatedService Service, string Operation, string? Agent, string Outcome, int Count);
