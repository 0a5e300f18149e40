using System.Text.Json;
using ContentGen.Cache;
using ContentGen.Runs;
using Microsoft.Azure.Functions.Worker;

namespace ContentGen.Agents;

/// <summary>Reads an agent's latest output, for a section whose agent failed. Null when there is none or the store cannot be read.</summary>
public sealed class ReadCachedOutputActivity(ContentCache cache)
{
    [Function(ActivityName.ReadCachedOutput)]
    public Task<CachedContent<AgentResult<JsonElement>>?> RunAsync([ActivityTrigger] CachedOutputQuery query, CancellationToken cancellationToken) =>
        cache.FindAsync<AgentResult<JsonElement>>(CacheName.Output(query.Agent, query.Request), cancellationToken);
}
