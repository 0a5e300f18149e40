namespace ContentGen.Simulator.Tests.Aws;

/// <summary>The SDK reads process-wide environment variables, so these tests run alone and one after another.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AwsCollection
{
    public const string Name = "AWS";
}
