namespace ContentGen.Simulator;

/// <summary>One call of a simulated service, as faults and counts know it.</summary>
/// <param name="Service">The service called.</param>
/// <param name="Operation">The operation by its genuine name, such as <c>Converse</c>.</param>
/// <param name="Agent">The agent that asks, or null when the request does not tell.</param>
internal sealed record ServiceCall(SimulatedService Service, string Operation, string? Agent = null);
