namespace ContentGen.EndToEnd.Tests;

/// <summary>Tests that start programs do so one after another, beside the others.</summary>
[CollectionDefinition(Name)]
public sealed class Processes
{
    public const string Name = "programs";
}

/// <summary>
/// Run when no other test does: tests of what takes how long, and of what is sent while one app of this process runs, whose instruments
/// are the
/// process's.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Undisturbed
{
    public const string Name = "undisturbed";
}
