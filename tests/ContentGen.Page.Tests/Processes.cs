namespace ContentGen.Page.Tests;

/// <summary>Tests that start programs run one after another: the machine's cores are few, and their time limits are real.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Processes
{
    public const string Name = "programs";
}
