namespace ContentGen.Simulator.Faults;

/// <summary>What one service says when something goes wrong inside it.</summary>
internal interface IFaultAnswers
{
    SimulatedResponse Error();

    SimulatedResponse Throttled();

    /// <summary>Spoils a good answer; <paramref name="ordinal"/> walks through the ways of spoiling it.</summary>
    SimulatedResponse Malformed(SimulatedResponse good, long ordinal);
}
