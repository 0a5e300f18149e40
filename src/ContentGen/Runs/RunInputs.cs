using ContentGen.Learning;
using ContentGen.Requests;
using ContentGen.Settings;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;

namespace ContentGen.Runs;

/// <summary>Makes the input of a run from its request, today's settings and what earlier runs taught.</summary>
public sealed class RunInputs(IOptionsMonitor<ContentGenOptions> options, StatisticsReader statistics, TimeProvider timeProvider)
{
    public GenerateBriefInput For(BriefRequest request, string traceId, DurableTaskClient client)
    {
        var current = options.CurrentValue;
        var settings = RunSettings.From(current);
        var learned = Lessons.From(statistics.Current(client), current, timeProvider.GetUtcNow());
        var usual = new RunExpectations(learned, settings).UsualRunDuration();
        return new(request, settings, traceId, usual < settings.RunDeadline ? usual : settings.RunDeadline) { Expectations = learned };
    }
}
