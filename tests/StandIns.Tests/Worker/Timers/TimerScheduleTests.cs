using Microsoft.Azure.Functions.Worker.Extensions.Timer.Hosting;

namespace StandIns.Tests.Worker.Timers;

public sealed class TimerScheduleTests
{
    private static readonly DateTime Start = new(2026, 2, 28, 23, 59, 30, DateTimeKind.Utc);

    [Theory]
    [InlineData("0 */5 * * * *", "2026-03-01T00:00:00Z")]
    [InlineData("*/5 * * * *", "2026-03-01T00:00:00Z")]
    [InlineData("0 0 13,23 * * *", "2026-03-01T13:00:00Z")]
    [InlineData("45 59 23 * * *", "2026-02-28T23:59:45Z")]
    [InlineData("0 0 0 * * Mon", "2026-03-02T00:00:00Z")]
    [InlineData("01:00:00", "2026-03-01T00:59:30Z")]
    public void Next_OfASchedule_IsTheFirstTimeAfter(string expression, string expected)
    {
        DateTime next = TimerSchedule.Parse(expression).Next(Start);

        Assert.Equal(expected, $"{next:yyyy-MM-ddTHH:mm:ss}Z");
    }

    [Theory]
    [InlineData("")]
    [InlineData("hourly")]
    [InlineData("0 0 25 * * *")]
    [InlineData("* * *")]
    [InlineData("00:00:00")]
    [InlineData("-00:01:00")]
    public void Parse_OfAnythingElse_Throws(string expression)
    {
        Assert.Throws<FormatException>(() => TimerSchedule.Parse(expression));
    }

    [Theory]
    [InlineData("*/30 * * * * *", true)]
    [InlineData("0 * * * * *", true)]
    [InlineData("0 */2 * * * *", false)]
    public void IsFrequent_ForSchedulesWithinAMinute_IsTrue(string expression, bool frequent)
    {
        Assert.Equal(frequent, TimerSchedule.Parse(expression).IsFrequent(Start));
    }
}
