using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(ContentGen.EndToEnd.Tests.LongestFirst))]

namespace ContentGen.EndToEnd.Tests;

/// <summary>What takes long begins first, so that it is not what all others have ended before.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Long =
    [
        Processes.Name, Browsers.Name, Chaos.Suites.Services, States.Name,
        Of<Chaos.KillTests>(), Of<Chaos.MixtureTests>(), Of<Fuzz.FuzzTests>(),
    ];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(collection => PlaceOf(collection.TestCollectionDisplayName))];

    private static int PlaceOf(string name) => Array.FindIndex(Long, name.StartsWith) is >= 0 and var place ? place : Long.Length;

    // A class that names no collection is one of its own.
    private static string Of<TTests>() => $"Test collection for {typeof(TTests).FullName} ";
}
