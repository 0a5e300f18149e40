using ContentGen.Storage;

namespace ContentGen.Tests.Briefs;

/// <summary>The double is held to the same contract, so that tests on it mean something.</summary>
public sealed class MemoryContentStoreTests : ContentStoreConformance
{
    protected override IContentStore CreateStore() => new MemoryContentStore();
}
