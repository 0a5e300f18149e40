using System.Collections.Concurrent;

namespace ContentGen.Cache;

/// <summary>
/// Lets callers of this process that want the same thing at the same time share one call, its success and its failure. Different
/// processes do not know of each other: each makes one call.
/// </summary>
public sealed class SingleFlight
{
    private readonly ConcurrentDictionary<string, Lazy<Task>> _flights = new(StringComparer.Ordinal);

    /// <returns>The result, and whether it came from a call that another caller had begun.</returns>
    public async Task<(T Value, bool Shared)> RunAsync<T>(string key, Func<Task<T>> call, CancellationToken cancellationToken)
    {
        Lazy<Task>? own = null;
        own = new(() => FlyAsync(key, call, () => own!));
        var flight = _flights.GetOrAdd(key, own);
        var value = await ((Task<T>)flight.Value).WaitAsync(cancellationToken);
        return (value, !ReferenceEquals(flight, own));
    }

    private async Task<T> FlyAsync<T>(string key, Func<Task<T>> call, Func<Lazy<Task>> own)
    {
        try
        {
            return await call();
        }
        finally
        {
            _flights.TryRemove(new(key, own()));
        }
    }
}
