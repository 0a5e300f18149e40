using System.Globalization;
using ContentGen.Schedules;

namespace ContentGen.Tests.Schedules;

public sealed class ScheduledTimesTests
{
    [Theory]
    [InlineData("2026-03-02T12:59:59Z", null)]
    [InlineData("2026-03-02T13:00:00Z", "2026-03-02T13:00:00Z")]
    [InlineData("2026-03-02T13:59:59Z", "2026-03-02T13:00:00Z")]
    [InlineData("2026-03-02T14:00:00Z", null)]
    [InlineData("2026-03-02T23:30:00Z", "2026-03-02T23:00:00Z")]
    [InlineData("2026-03-03T00:00:00Z", null)]
    public void DueAt_DefaultTimes_FindsTheOccurrenceWithinAnHour(string now, string? expected) =>
        Assert.Equal(expected is null ? null : Time(expected), ScheduledTimes.DueAt(new ScheduleOptions().BriefTimes, Time(now)));

    [Fact]
    public void DueAt_ShortlyAfterMidnight_FindsYesterdaysLast() =>
        Assert.Equal(Time("2026-03-01T23:45:00Z"), ScheduledTimes.DueAt("06:00, 23:45", Time("2026-03-02T00:15:00Z")));

    [Fact]
    public void DueAt_NoTimes_Never() => Assert.Null(ScheduledTimes.DueAt("", Time("2026-03-02T13:00:00Z")));

    [Fact]
    public void IdOf_Occurrence_NamesItsMinute() =>
        Assert.Equal("scheduled-20260302-1300", ScheduledTimes.IdOf("scheduled", Time("2026-03-02T13:00:00Z")));

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
