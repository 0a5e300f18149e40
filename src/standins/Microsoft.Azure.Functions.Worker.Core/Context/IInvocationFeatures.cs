namespace Microsoft.Azure.Functions.Worker;

/// <summary>Objects by type that triggers and middleware share during one run.</summary>
public interface IInvocationFeatures : IEnumerable<KeyValuePair<Type, object>>
{
    void Set<T>(T instance);

    /// <returns>Null when nothing was set.</returns>
    T? Get<T>();
}
