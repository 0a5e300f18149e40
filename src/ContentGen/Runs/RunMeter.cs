using ContentGen.Agents;
using ContentGen.Failures;
using ContentGen.Sections;
using ContentGen.Telemetry;
using Microsoft.DurableTask;

namespace ContentGen.Runs;

/// <summary>
/// What an orchestrator records. It is replayed from its history many times; only the time it does something first counts, so nothing
/// is recorded while replaying.
/// </summary>
internal sealed class RunMeter(TaskOrchestrationContext context)
{
    private readonly DateTime _startedAt = context.CurrentUtcDateTime;

    public void Retried(string step, FailureCategory category)
    {
        if (!context.IsReplaying)
        {
            Instruments.Retried(step, category);
        }
    }

    public void CircuitRefused(string service)
    {
        if (!context.IsReplaying)
        {
            Instruments.CircuitRefused(service);
        }
    }

    /// <summary>
    /// What a purchase is estimated to have cost, as in the brief's own cost; a price that is not known is not recorded.
    /// </summary>
    /// <param name="service">One of <see cref="CircuitBreaker.ServiceName"/>.</param>
    public void Spent(string service, decimal? dollars)
    {
        if (!context.IsReplaying && dollars is { } known)
        {
            Instruments.Spent(service, (double)known);
        }
    }

    /// <param name="agent">The agent that fills the section; null for a section that no agent fills.</param>
    /// <param name="isWhole">True when the section is as good as a live one: live, or from an earlier run and recent.</param>
    public void SectionFilled(string section, AgentProgress? agent, SectionSource source, bool isWhole)
    {
        if (context.IsReplaying)
        {
            return;
        }

        if (!isWhole)
        {
            Instruments.FellBack(section, source);
        }

        if (agent is not null)
        {
            Instruments.AgentEnded(agent.Name, TagValue.Of(agent.Status), source, Milliseconds(agent.DurationMs));
        }
    }

    public void Delivered(RunState state, bool emergency)
    {
        if (!context.IsReplaying)
        {
            Instruments.RunDelivered(TagValue.Of(state), emergency, context.CurrentUtcDateTime - _startedAt);
        }
    }

    private static TimeSpan? Milliseconds(long? duration) => duration is { } known ? TimeSpan.FromMilliseconds(known) : null;
}
