using ContentGen.Agents;
using ContentGen.Briefs;
using ContentGen.Cost;
using ContentGen.Sections;
using ContentGen.Telemetry;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace ContentGen.Runs;

/// <summary>
/// Makes one section of a finished brief again, and what is made from it; everything else stays. The brief keeps its id and its date. Like
/// a run it completes whatever fails: a section that cannot be made again falls back.
/// </summary>
/// <remarks>Replayed from its history: no clock, randomness or I/O here, only the context.</remarks>
public static class RegenerateSectionOrchestrator
{
    public const string FunctionName = "RegenerateBriefSection";

    private const string Kept = "Its section stays as it was.";

    /// <summary>One id a brief, so that only one section of it is made again at a time.</summary>
    public static string IdOf(string runId) => $"regenerate-{runId}";

    [Function(FunctionName)]
    public static async Task<RunResult> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var input = context.GetInput<RegenerateSectionInput>()
            ?? throw new InvalidOperationException($"{FunctionName} needs an input; start it through POST /api/briefs/{{runId}}/sections/{{section}}/regenerate.");
        var again = RegenerationPlan.Of(input.Section);
        var status = new RunStatusTracker(context, input.Run.EstimatedDuration);
        status.Publish();
        foreach (var kept in AgentPlan.Entries.Where(entry => !again.Contains(entry.Section)))
        {
            status.AgentSkipped(kept.Name, Kept);
        }

        var runEnds = context.CurrentUtcDateTime + input.Run.Settings.RunDeadline;
        var (brief, trace) = await MakeAsync(context, input, again, status);
        var speechFrom = again.Contains(SectionName.Audio) ? context.InstanceId : null;
        var stored = await BriefPublication.PublishAsync(context, brief, input.Run.Settings, runEnds, speechFrom, trace);
        status.Finished(GenerateBriefOrchestrator.StateOf(brief), BriefPath.Of(brief.RunId));
        return new(brief, stored);
    }

    private static async Task<(Brief Brief, RunTrace Trace)> MakeAsync(
        TaskOrchestrationContext context, RegenerateSectionInput input, IReadOnlySet<string> again, RunStatusTracker status)
    {
        using var making = new SectionMaking(context, input.Run, status, new RunMeter(context));
        var startedAt = Now(context);
        var ingredients = await making.RunAsync(
            DateOnly.FromDateTime(input.Brief.GeneratedAt.UtcDateTime), new KeptSections(input.Brief, again));

        var old = input.Brief;
        AgentProgress[] made = [.. status.Agents.Where(line => again.Contains(AgentPlan.Of(line.Name).Section))];
        IReadOnlyList<AgentProgress> agents = [.. status.Agents.Select(line => made.Contains(line) ? line : Earlier(old, line))];
        var head = new BriefHead(old.RunId, old.GeneratedAt, old.Request, old.TraceId);
        var brief = BriefAssembler.Assemble(head, ingredients, agents, making.Errors, input.Run.Settings) with
        {
            Cost = (old.Cost ?? RunCost.None).Plus(making.Cost),
            Revision = old.Revision + 1,
            UpdatedAt = Now(context),
        };
        return (brief, TraceOf(brief, startedAt, made, making));
    }

    /// <summary>What the agents did that worked again; it is merged with the run's own trace where that is kept.</summary>
    private static RunTrace TraceOf(Brief brief, DateTimeOffset startedAt, AgentProgress[] made, SectionMaking making) => RunTraces.Ended(
        brief.RunId,
        brief.TraceId ?? "",
        TraceStatus.Of(GenerateBriefOrchestrator.StateOf(brief)),
        (startedAt, brief.UpdatedAt ?? startedAt),
        made,
        making.Notes,
        brief.Audio?.BilledCharacters ?? 0);

    private static DateTimeOffset Now(TaskOrchestrationContext context) => new(context.CurrentUtcDateTime, TimeSpan.Zero);

    private static AgentProgress Earlier(Brief brief, AgentProgress line) => brief.AgentStatus.FirstOrDefault(earlier => earlier.Name == line.Name) ?? line;
}
