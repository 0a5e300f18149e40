using System.Text.Json;
using ContentGen.Agents.ContentCurator;
using ContentGen.Agents.FavoriteSelector;
using ContentGen.Agents.MediaEnhancer;
using ContentGen.Agents.NewsFetcher;
using ContentGen.Agents.ScriptGenerator;
using ContentGen.Agents.WeekendEvents;
using ContentGen.Cache;
using ContentGen.News;

namespace ContentGen.Agents;

/// <summary>
/// The agents' activities, one call of one agent each. An activity may be executed twice: the second execution finds the first answer in
/// the cache, or asks the model again.
/// </summary>
public sealed class AgentActivities(AgentRunner runner, ContentCache cache, IEditionMemory memory)
{
    [Function(nameof(FetchNews))]
    public Task<AgentResult<NewsFetcherOutput>> FetchNews(
        [ActivityTrigger] AgentCall<NewsFetcherInput> call,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        runner.RunAsync(NewsFetcherAgent.Instance, call, client, cancellationToken);

    [Function(nameof(CurateContent))]
    public Task<AgentResult<ContentCuratorOutput>> CurateContent(
        [ActivityTrigger] AgentCall<ContentCuratorInput> call,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        runner.RunAsync(ContentCuratorAgent.Instance, call, client, cancellationToken);

    [Function(nameof(SelectFavorite))]
    public Task<AgentResult<FavoriteSelectorOutput>> SelectFavorite(
        [ActivityTrigger] AgentCall<FavoriteSelectorInput> call,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        runner.RunAsync(FavoriteSelectorAgent.Instance, call, client, cancellationToken);

    [Function(nameof(GenerateScript))]
    public Task<AgentResult<ScriptGeneratorOutput>> GenerateScript(
        [ActivityTrigger] AgentCall<ScriptGeneratorInput> call,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        runner.RunAsync(ScriptGeneratorAgent.Instance, call, client, cancellationToken);

    [Function(nameof(EnhanceMedia))]
    public Task<AgentResult<MediaEnhancerOutput>> EnhanceMedia(
        [ActivityTrigger] AgentCall<MediaEnhancerInput> call,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        runner.RunAsync(MediaEnhancerAgent.Instance, call, client, cancellationToken);

    [Function(nameof(SuggestWeekendEvents))]
    public Task<AgentResult<WeekendEventsOutput>> SuggestWeekendEvents(
        [ActivityTrigger] AgentCall<WeekendEventsInput> call,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        runner.RunAsync(WeekendEventsAgent.Instance, call, client, cancellationToken);

    /// <summary>
    /// An agent's latest output for a kind of request, however old. Null when there is none or the store cannot be read. News says which
    /// of its stories the run's edition has told before.
    /// </summary>
    [Function(nameof(ReadCachedOutput))]
    public async Task<CachedContent<AgentResult<JsonElement>>?> ReadCachedOutput(
        [ActivityTrigger] CachedOutputQuery query, CancellationToken cancellationToken)
    {
        var kept = await cache.FindAsync<AgentResult<JsonElement>>(OutputName.Of(query.Agent, query.Request), cancellationToken);
        if (kept?.Content is null || query.Agent != AgentName.NewsFetcher)
        {
            return kept;
        }

        var told = query.RunId is { } runId
            ? await memory.ReadAsync(runId, query.Request, cancellationToken)
            : ToldStories.None;
        return kept with { Content = kept.Content with { Output = NewsFetcherOutput.Marked(kept.Content.Output, told) } };
    }
}
