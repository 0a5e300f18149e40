namespace ContentGen.EndToEnd.Tests.Telemetry;

/// <summary>The product's instruments and its environment variables are the process's, so these tests run one after another.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class OneAtATime
{
    public const string Name = "one at a time";
}
