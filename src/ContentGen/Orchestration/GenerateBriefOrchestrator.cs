using ContentGen.Briefs;
using ContentGen.Sections;
using ContentGen.Telemetry;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace ContentGen.Orchestration;

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
        GenerateBriefInput input = context.GetInput<GenerateBriefInput>()
            ?? throw new InvalidOperationException($"{FunctionName} needs an input; start it through POST /api/generate-fresh.");
        var status = new RunStatusTracker(context, input.EstimatedDuration);
        status.Publish();

        Brief brief = await MakeAsync(context, input, status);
        bool stored = await BriefPublication.PublishAsync(context, brief, input.Settings);
        return Deliver(context, status, brief, stored);
    }

    private static async Task<Brief> MakeAsync(TaskOrchestrationContext context, GenerateBriefInput input, RunStatusTracker status)
    {
        using var deadline = new RunDeadline(context, input.Settings.RunDeadline);
        var steps = new StepRunner(context, input.Settings, status, deadline);
        var account = new RunAccount(context, input.Settings);
        var sections = new SectionMaker(context, input, steps, status, account);
        BriefIngredients ingredients = await new BriefRun(sections, input.Request, DateOnly.FromDateTime(context.CurrentUtcDateTime)).RunAsync();
        deadline.Meet();

        var head = new BriefHead(context.InstanceId, new(context.CurrentUtcDateTime, TimeSpan.Zero), input.Request, input.TraceId);
        return BriefAssembler.Assemble(head, ingredients, status.Agents, steps.Errors, input.Settings) with { Cost = account.Cost };
    }

    private static RunResult Deliver(TaskOrchestrationContext context, RunStatusTracker status, Brief brief, bool stored)
    {
        RunState state = brief.Status == BriefStatus.Completed ? RunState.Completed : RunState.Partial;
        status.Finished(state, BriefPath.Of(context.InstanceId));
        Log.RunDelivered(
            context.CreateReplaySafeLogger("ContentGen.Run"),
            context.InstanceId,
            state.ToString(),
            brief.Sections.Values.Count(section => section.Source is not (SectionSource.Live or SectionSource.Cached)));
        return new(brief, stored);
    }
}
