using ContentGen.EndToEnd.Tests.Chaos.Runs;

namespace ContentGen.EndToEnd.Tests.Chaos;

/// <summary>
/// Two suites run side by side, because most of each is waiting; the tests within one take turns, because the machine's cores are few.
/// </summary>
internal static class Suites
{
    /// <summary>The services fail; many small scenarios.</summary>
    public const string Services = "services";

    /// <summary>Time, the store, the process and the crowd.</summary>
    public const string Surroundings = "surroundings";
}

/// <summary>What the tests of <see cref="Suites.Surroundings"/> share.</summary>
[CollectionDefinition(Suites.Surroundings)]
public sealed class Surroundings : ICollectionFixture<SteadyApp>;
