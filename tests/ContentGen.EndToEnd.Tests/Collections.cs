namespace ContentGen.EndToEnd.Tests;

/// <summary>Tests that start programs do so one after another, beside the others.</summary>
[CollectionDefinition(Name)]
public sealed class Processes
{
    public const string Name = "programs";
}

/// <summary>Tests of what takes how long run when no other test does.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Undisturbed
{
    public const string Name = "undisturbed";
}
