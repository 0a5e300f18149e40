using Microsoft.Azure.Functions.Worker;

namespace StandIns.Tests.Worker.Timers;

/// <summary>Only their attributes matter.</summary>
internal static class ScheduledFunctions
{
    [Function("TimerHourly")]
    public static void Hourly([TimerTrigger("0 0 * * * *")] TimerInfo timer) => _ = timer;

    [Function("TimerStartup")]
    public static void Startup([TimerTrigger("0 0 * * * *", RunOnStartup = true)] TimerInfo timer) => _ = timer;

    [Function("TimerFrequent")]
    public static void Frequent([TimerTrigger("*/10 * * * * *")] TimerInfo timer) => _ = timer;

    [Function("TimerUnmonitored")]
    public static void Unmonitored([TimerTrigger("03:00:00", UseMonitor = false)] TimerInfo timer) => _ = timer;
}
