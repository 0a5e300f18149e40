using ContentGen.Briefs;
using ContentGen.Sections;
using ContentGen.Telemetry;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace ContentGen.Runs;

/// <summary>
/// Makes one brief. It completes for every input it was started with, whatever fails and however: sections that could not be made are
/// replaced or left out, and say so.
/// </summary>
/// <remarks>Replayed from its history: no clock, randomness or I/O here, only the context.</remarks>
public static class GenerateBriefOrchestrator
{
    public const string FunctionName = "GenerateBrief";

    [Function(FunctionName)]
    public static async Task<RunResult> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var input = context.GetInput<GenerateBriefInput>()
            ?? throw new InvalidOperationException($"{FunctionName} needs an input; start it through POST /api/generate-fresh.");
        var status = new RunStatusTracker(context, input.EstimatedDuration);
        var meter = new RunMeter(context);
        status.Publish();

        var runEnds = context.CurrentUtcDateTime + input.Settings.RunDeadline;
        var (brief, trace) = await MakeAsync(context, input, status, meter);
        var stored = await BriefPublication.PublishAsync(context, brief, input.Settings, runEnds, trace: trace);
        return Deliver(context, status, meter, brief, stored);
    }

    private static async Task<(Brief Brief, RunTrace Trace)> MakeAsync(
        TaskOrchestrationContext context, GenerateBriefInput input, RunStatusTracker status, RunMeter meter)
    {
        using var making = new SectionMaking(context, input, status, meter);
        var startedAt = Now(context);
        var ingredients = await making.RunAsync(DateOnly.FromDateTime(context.CurrentUtcDateTime));

        var head = new BriefHead(context.InstanceId, Now(context), input.Request, input.TraceId);
        var brief = BriefAssembler.Assemble(head, ingredients, status.Agents, making.Errors, input.Settings) with { Cost = making.Cost };
        var trace = RunTraces.Ended(
            brief.RunId,
            brief.TraceId,
            TraceStatus.Of(StateOf(brief)),
            (startedAt, brief.GeneratedAt),
            brief.AgentStatus,
            making.Notes,
            brief.Audio?.BilledCharacters ?? 0);
        return (brief, trace);
    }

    private static RunResult Deliver(TaskOrchestrationContext context, RunStatusTracker status, RunMeter meter, Brief brief, bool stored)
    {
        var state = StateOf(brief);
        status.Finished(state, BriefPath.Of(context.InstanceId));
        meter.Delivered(state, brief.Emergency);
        Log.RunDelivered(
            context.CreateReplaySafeLogger("ContentGen.Run"),
            context.InstanceId,
            state.ToString(),
            brief.Sections.Values.Count(section => section.Source is not (SectionSource.Live or SectionSource.Cached)));
        return new(brief, stored);
    }

    internal static RunState StateOf(Brief brief) => brief.Status == BriefStatus.Completed ? RunState.Completed : RunState.Partial;

    private static DateTimeOffset Now(TaskOrchestrationContext context) => new(context.CurrentUtcDateTime, TimeSpan.Zero);
}
