namespace ContentGen.Simulator.Faults;

/// <summary>A fault plan cannot be read. The message is one line that names the field and says what it may be.</summary>
public sealed class FaultPlanException(string message, Exception? innerException = null) : Exception(message, innerException);
