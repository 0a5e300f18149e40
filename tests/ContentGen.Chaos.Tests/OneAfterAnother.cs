namespace ContentGen.Chaos.Tests;

/// <summary>The suites start programs and load the machine; they do not run side by side.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class OneAfterAnother
{
    public const string Name = "chaos";
}
