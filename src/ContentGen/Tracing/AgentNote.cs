using ContentGen.Agents;
using ContentGen.Sections;

namespace ContentGen.Tracing;

/// <summary>What is known of an agent beside its status line.</summary>
/// <param name="Usage">Null when no model call of it succeeded in this run.</param>
internal sealed record AgentNote(ModelUsage? Usage, Provenance? Provenance)
{
    public static AgentNote None { get; } = new(null, null);
}
