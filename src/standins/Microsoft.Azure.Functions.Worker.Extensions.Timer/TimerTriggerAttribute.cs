using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Runs a function on a schedule, in UTC, one run at a time.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class TimerTriggerAttribute : TriggerBindingAttribute
{
    /// <param name="schedule">
    /// NCRONTAB with six fields (seconds first) or five, a time span such as <c>00:30:00</c>, or <c>%Name%</c> of a setting that holds one.
    /// </param>
    public TimerTriggerAttribute(string schedule)
    {
        Schedule = schedule;
    }

    public string Schedule { get; }

    /// <summary>Also runs when the host starts. The default is false.</summary>
    public bool RunOnStartup { get; set; }

    /// <summary>
    /// Remembers occurrences in the data directory, so that one missed while the host was down runs once at the start, past due.
    /// The default is true; never done for schedules that repeat within a minute.
    /// </summary>
    public bool UseMonitor { get; set; } = true;
}
