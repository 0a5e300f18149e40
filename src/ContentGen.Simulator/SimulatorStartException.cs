namespace ContentGen.Simulator;

/// <summary>The simulator cannot start. The message is one line for the person who started it: what is wrong and what to do.</summary>
public sealed class SimulatorStartException(string message, Exception? innerException = null) : Exception(message, innerException);
