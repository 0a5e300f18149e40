namespace ContentGen.ReliabilityTests;

/// <summary>All tests validate the same deployment, one after another.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Validation : ICollectionFixture<Deployment>
{
    public const string Name = "validation";
}
