using System.Text.Json;
using ContentGen.Agents;
using ContentGen.Agents.NewsFetcher;
using ContentGen.Cache;
using ContentGen.CircuitBreaker;
using ContentGen.Cost;
using ContentGen.Editions;
using ContentGen.News;
using ContentGen.Providers.Rss;
using ContentGen.Requests;
using ContentGen.Tests.Agents;
using ContentGen.Tests.Briefs;
using ContentGen.Tests.Cache;
using ContentGen.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace ContentGen.Tests.News;

/// <summary>What an earlier run left knows what this run's edition has told.</summary>
public sealed class EarlierNewsTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly BriefRequest Request = BriefRequest.Default with { Categories = ["science"], Edition = "daily" };
    private readonly FakeTimeProvider _time = new(Articles.Noon);
    private readonly MemoryContentStore _store = new();

    [Fact]
    public async Task ReadCachedHeadlines_SomeTold_TheOthersStandIn()
    {
        var headline = Assert.Single(await KeptHeadlinesAsync(new("https://citypost.example/news/1")));

        Assert.Equal(("https://citypost.example/news/2", false), (headline.Url, headline.IsRepeated));
    }

    [Fact]
    public async Task ReadCachedHeadlines_AllTold_StandInAndAreMarked()
    {
        var headlines = await KeptHeadlinesAsync(new("https://citypost.example/news/1", "https://citypost.example/news/2"));

        Assert.Equal([true, true], headlines.Select(headline => headline.IsRepeated));
    }

    [Fact]
    public async Task ReadCachedOutput_NewsOfAnEarlierRun_SaysWhatTheRunsEditionHasTold()
    {
        var memory = new FixedMemory(SampleNews.Stories[1].Url);
        await KeepAsync(AgentName.NewsFetcher, new NewsFetcherOutput(SampleNews.Stories));

        Assert.Equal([false, true, false], await IsRepeatedAsync(memory, "run"));
        Assert.Equal([false, false, false], await IsRepeatedAsync(memory, null));
        Assert.Equal([("run", "daily")], memory.Asked);
    }

    [Fact]
    public async Task ReadCachedOutput_OfAnotherAgent_AsksNoMemory()
    {
        var memory = new FixedMemory();
        await KeepAsync(AgentName.WeekendEvents, new { tips = Array.Empty<string>() });

        Assert.NotNull(await ReadAsync(memory, new(AgentName.WeekendEvents, Request, "run")));
        Assert.Empty(memory.Asked);
    }

    private async Task<IReadOnlyList<Headline>> KeptHeadlinesAsync(FixedMemory memory)
    {
        var cache = Caches.ForHeadlines(_time, _store);
        foreach (var query in HeadlineFetcher.QueriesFor(Request))
        {
            var page = Articles.Page(Articles.Article(1, query.Category), Articles.Article(2, query.Category));
            await cache.GetAsync("earlier", HeadlineEntry.Of(query), mustAsk: true, () => Task.FromResult(page), None);
        }

        var (news, rss) = (Options.Create(new NewsOptions()), Options.Create(new RssOptions()));
        var feeds = new FeedHeadlines(
            new RssClient(new HttpClient(), rss), cache, rss, news, new EditionCatalog([]), new(_time), NullLogger<FeedHeadlines>.Instance);
        var activity = new ReadCachedHeadlinesActivity(cache, feeds, memory, news, _time);
        return (await activity.RunAsync(new("run", Request, new(ServiceName.NewsApi, true, 1, null)), None))!.Headlines;
    }

    private Task KeepAsync<T>(string agent, T output) => Caches.Over(_store, _time).KeepAsync<AgentResult<T>>(
        OutputName.Of(agent, Request),
        new(new(output, new ModelUsage("model", "1", 1, 1, 1, false, 1)), _time.GetUtcNow(), "", new Dictionary<string, string>()));

    private async Task<IEnumerable<bool>> IsRepeatedAsync(FixedMemory memory, string? runId)
    {
        var kept = await ReadAsync(memory, new(AgentName.NewsFetcher, Request, runId));
        return kept!.Content.Output.Deserialize<NewsFetcherOutput>(ContentGenJson.Options)!.Stories.Select(story => story.IsRepeated);
    }

    private Task<CachedContent<AgentResult<JsonElement>>?> ReadAsync(FixedMemory memory, CachedOutputQuery query) =>
        new AgentActivities(null!, Caches.Over(_store, _time), memory).ReadCachedOutput(query, None);
}
