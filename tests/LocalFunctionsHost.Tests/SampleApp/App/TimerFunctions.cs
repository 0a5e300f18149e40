using Microsoft.Azure.Functions.Worker;

namespace SampleApp;

/// <summary>Timers; how often they ran is read as <c>gates/NAME</c>.</summary>
public sealed class TimerFunctions(Gates gates)
{
    [Function("Scheduled")]
    public void Scheduled([TimerTrigger("%Schedule%")] TimerInfo timer) => Note("Scheduled", timer);

    [Function("AtStart")]
    public void AtStart([TimerTrigger("0 0 0 1 1 *", RunOnStartup = true)] TimerInfo timer) => Note("AtStart", timer);

    private void Note(string name, TimerInfo timer)
    {
        gates.Note(name, $"ran, past due: {timer.IsPastDue}");
        gates.Note(name + "Next", $"{timer.ScheduleStatus?.Next:O}");
    }
}
