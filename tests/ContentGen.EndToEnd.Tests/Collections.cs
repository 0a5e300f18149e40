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

/// <summary>Tests of the page in a browser, one after another beside those of <see cref="Processes"/>.</summary>
internal static class Browsers
{
    public const string Name = "browsers";
}

/// <summary>The page in each of its states, looked at by axe, beside the other tests of the page.</summary>
internal static class States
{
    public const string Name = "states of the page";
}
