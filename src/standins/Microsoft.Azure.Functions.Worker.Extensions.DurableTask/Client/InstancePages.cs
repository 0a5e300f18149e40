using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage;
using Microsoft.DurableTask;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Client;

/// <summary>Reads one page of orchestrations; the token is where the page ended.</summary>
internal static class InstancePages
{
    public static Page<InstanceRecord> Read(IDurableStore store, InstanceQuery query, string? token)
    {
        var limit = Math.Max(1, query.Limit);
        var found = store.ReadInstances(query with { After = ContinuationToken.Read(token), Limit = limit + 1 });
        return found.Count > limit
            ? new Page<InstanceRecord>([.. found.Take(limit)], ContinuationToken.Write(found[limit - 1].Id))
            : new Page<InstanceRecord>(found);
    }
}
