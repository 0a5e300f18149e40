using Xunit.Abstractions;

[assembly: TestCollectionOrderer("ContentGen.EndToEnd.Tests.LongestFirst", "ContentGen.EndToEnd.Tests")]

namespace ContentGen.EndToEnd.Tests;

/// <summary>What takes long begins first, so that it is not what all others have ended before.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Long =
    [
        Processes.Name, Browsers.Name, Chaos.Suites.Services, States.Name,
        Of<Chaos.KillTests>(), Of<Chaos.MixtureTests>(), Of<Fuzz.FuzzTests>(),
    ];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(collection => Array.IndexOf(Long, collection.DisplayName) is >= 0 and var place ? place : Long.Length);

    // A class that names no collection is one of its own.
    private static string Of<TTests>() => $"Test collection for {typeof(TTests).FullName}";
}
