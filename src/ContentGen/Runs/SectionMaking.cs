using ContentGen.Briefs;
using ContentGen.Cost;
using ContentGen.Learning;
using ContentGen.Requests;
using ContentGen.Telemetry;
using Microsoft.DurableTask;

namespace ContentGen.Runs;

/// <summary>
/// The part that a run and a regeneration have in common: sections are made within the deadline, what is bought is kept account of, and
/// how the steps fared is told to the statistics.
/// </summary>
internal sealed class SectionMaking : IDisposable
{
    private readonly TaskOrchestrationContext _context;
    private readonly BriefRequest _request;
    private readonly RunDeadline _deadline;
    private readonly StepJournal _journal;
    private readonly RunAccount _account;
    private readonly SectionMaker _sections;

    public SectionMaking(TaskOrchestrationContext context, GenerateBriefInput input, RunStatusTracker status, RunMeter meter)
    {
        _context = context;
        _request = input.Request;
        _deadline = new(context, input.Settings.RunDeadline);
        _account = new(context, input.Settings, _deadline);
        _journal = new(context, status, _deadline, _account, meter);
        var steps = new StepRunner(context, input.Settings, new(input.Expectations, input.Settings), _deadline, _journal);
        var earlier = new EarlierSections(context, input.Settings, new(context, _deadline));
        _sections = new(context, input, steps, earlier, _journal, _account);
    }

    public IReadOnlyList<BriefError> Errors => _journal.Errors;

    public RunCost Cost => _account.Cost;

    public IReadOnlyDictionary<string, AgentNote> Notes => _sections.Notes;

    /// <param name="day">The day that the brief is of.</param>
    /// <param name="kept">Sections that stay as they are; null for a new brief.</param>
    public async Task<BriefIngredients> RunAsync(DateOnly day, KeptSections? kept = null)
    {
        var ingredients = await new BriefRun(_sections, _request, day, kept).RunAsync();
        _deadline.Meet();
        await StatisticsEntity.TellAsync(_context, _journal.Observations);
        return ingredients;
    }

    public void Dispose() => _deadline.Dispose();
}
