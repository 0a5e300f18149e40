using ContentGen.Agents;
using ContentGen.Sections;

namespace ContentGen.Briefs;

/// <summary>What is known of an agent beside its status line.</summary>
/// <param name="Usage">Of all its attempts; of an output from the cache, the prompt's size alone. Null when nothing is known.</param>
internal sealed record AgentNote(ModelUsage? Usage, Provenance? Provenance)
{
    public static AgentNote None { get; } = new(null, null);
}
