using ContentGen.Agents;
using ContentGen.Sections;

namespace ContentGen.Runs;

/// <summary>What one agent is to do, and what fills its section when it cannot.</summary>
/// <param name="Agent">One of <see cref="Agents.AgentName"/>.</param>
/// <param name="Input">The agent's own input.</param>
/// <param name="Urls">Addresses of the stories that an output stands on.</param>
/// <param name="Adopt">Makes an output of an earlier run fit into this one; null when it does not fit.</param>
/// <param name="Fallback">The section's content without the agent and without an earlier output; told the reason.</param>
internal sealed record AgentTask<TIn, TOut>(
    string Agent,
    TIn Input,
    Func<TOut, IEnumerable<string>> Urls,
    Func<TOut, StoryIds, TOut?> Adopt,
    Func<string, Section<TOut>> Fallback)
    where TOut : class;
