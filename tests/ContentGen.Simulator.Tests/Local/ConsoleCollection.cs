namespace ContentGen.Simulator.Tests.Local;

/// <summary>Tests that take over the process's console or environment run one after the other.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ConsoleCollection
{
    public const string Name = "Console";
}
