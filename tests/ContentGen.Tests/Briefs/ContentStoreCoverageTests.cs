using ContentGen.Storage;

namespace ContentGen.Tests.Briefs;

public sealed class ContentStoreCoverageTests
{
    [Fact]
    public void EveryContentStore_HasItsConformanceSuite()
    {
        var stores = typeof(IContentStore).Assembly.GetTypes()
            .Where(type => type.IsAssignableTo(typeof(IContentStore)) && !type.IsInterface);
        var suites = typeof(ContentStoreConformance).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(ContentStoreConformance)))
            .Select(type => type.Name);

        Assert.All(stores, store => Assert.Contains($"{store.Name}Tests", suites));
    }
}
