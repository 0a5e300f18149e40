using ContentGen.EndToEnd.Tests.Chaos.Runs;

namespace ContentGen.EndToEnd.Tests.Chaos;

/// <summary>Suites run side by side, because most of each is waiting; the tests within one share an app or take turns.</summary>
internal static class Suites
{
    /// <summary>The services fail; many small scenarios.</summary>
    public const string Services = "services";

    /// <summary>The store, the crowd, and faults that come and go.</summary>
    public const string Surroundings = "surroundings";
}

/// <summary>What the tests of <see cref="Suites.Surroundings"/> share.</summary>
[CollectionDefinition(Suites.Surroundings)]
public sealed class Surroundings : ICollectionFixture<SteadyApp>;
