using ContentGen.Runs;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace ContentGen.Agents.FavoriteSelector;

/// <summary>Activity of <see cref="AgentName.FavoriteSelector"/>. Running it again finds the first answer in the cache, or asks the model again.</summary>
public sealed class FavoriteSelectorActivity(CachedAgentRunner runner)
{
    private static readonly FavoriteSelectorAgent Agent = new();

    [Function(ActivityName.SelectFavorite)]
    public Task<AgentResult<FavoriteSelectorOutput>> RunAsync(
        [ActivityTrigger] AgentCall<FavoriteSelectorInput> call,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        runner.RunAsync(Agent, call, client, cancellationToken);
}
