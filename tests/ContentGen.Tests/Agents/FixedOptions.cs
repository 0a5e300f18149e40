using Microsoft.Extensions.Options;

namespace ContentGen.Tests.Agents;

/// <summary>Settings that never change.</summary>
internal sealed class FixedOptions<T>(T value) : IOptionsMonitor<T>
{
    public T CurrentValue => value;

    public T Get(string? name) => value;

    public IDisposable? OnChange(Action<T, string?> listener) => null;
}
