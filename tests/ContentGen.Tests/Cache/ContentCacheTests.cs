using ContentGen.Agents;
using ContentGen.Agents.FavoriteSelector;
using ContentGen.Tests.Briefs;
using Microsoft.Extensions.Time.Testing;

namespace ContentGen.Tests.Cache;

public sealed class ContentCacheTests
{
    private const string Name = "cache/v1/outputs/favorite_selector/1.json";

    private readonly MemoryContentStore _store = new();

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"storyId":null,"title":"A","reasoning":"B"}""")]
    public async Task FindAsync_ContentLacksWhatItMustHave_CountsAsMissing(string output)
    {
        var kept = $$$"""
            {"content":{"output":{{{output}}},"usage":{"modelId":"m","promptVersion":"1","inputTokens":1,"outputTokens":1,"durationMs":1,"repaired":false,"promptCharacters":1}},
             "madeAt":"2026-03-02T07:00:00Z","fingerprint":"f","urls":{}}
            """;
        await _store.PutAsync(Name, new(kept), "application/json", default);

        Assert.Null(await Caches.Over(_store, new FakeTimeProvider()).FindAsync<AgentResult<FavoriteSelectorOutput>>(Name, default));
    }
}
