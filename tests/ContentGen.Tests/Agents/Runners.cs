using ContentGen.Agents;
using ContentGen.Cache;
using ContentGen.CircuitBreaker;
using ContentGen.Providers.Bedrock;
using ContentGen.Settings;
using ContentGen.Tests.Briefs;
using ContentGen.Tests.Cache;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ContentGen.Tests.Agents;

/// <summary>Runners of agents on a store in memory.</summary>
internal static class Runners
{
    public static AgentRunner Of(
        IStructuredModel model,
        ICircuitBreakerGate gate,
        TimeProvider time,
        MemoryContentStore? store = null,
        SingleFlight? flights = null) =>
        new(
            model,
            gate,
            Caches.Over(store ?? new(), time),
            flights ?? new(),
            Options.Create(new ContentGenOptions()),
            new(time),
            NullLogger<AgentRunner>.Instance);
}
