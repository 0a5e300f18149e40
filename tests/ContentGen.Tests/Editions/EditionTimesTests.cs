using System.Globalization;
using ContentGen.Editions;
using CsCheck;
using NodaTime;

namespace ContentGen.Tests.Editions;

public sealed class EditionTimesTests
{
    private static readonly TimeSpan HalfDay = TimeSpan.FromHours(12);

    /// <summary>Every half hour and every odd minute near it, so that gaps and overlaps are hit.</summary>
    private static readonly Gen<TimeOnly> Times = Gen.Int[0, 47].Select(Gen.Int[0, 29], (half, minute) => new TimeOnly(half / 2, (half % 2 * 30) + minute));

    [Theory]
    [InlineData("2026-03-29", "02:30", "2026-03-29T01:00:00Z")] // Clocks go from 02:00 to 03:00: the first moment after.
    [InlineData("2026-03-29", "01:59", "2026-03-29T00:59:00Z")]
    [InlineData("2026-03-29", "03:00", "2026-03-29T01:00:00Z")]
    [InlineData("2026-10-25", "02:30", "2026-10-25T00:30:00Z")] // Clocks go from 03:00 to 02:00: the first of the two.
    [InlineData("2026-10-25", "03:00", "2026-10-25T02:00:00Z")]
    [InlineData("2026-10-26", "07:00", "2026-10-26T06:00:00Z")]
    public void Of_ChangeOfClocksInBerlin_IsMadeOnce(string date, string time, string expected)
    {
        var edition = Edition("Europe/Berlin", TimeOnly.Parse(time, CultureInfo.InvariantCulture));
        var day = Time(date + "T12:00:00Z");

        var made = EditionTimes.Of(edition, day, day).Where(occurrence => occurrence.Local.Date == day.UtcDateTime.Date);

        Assert.Equal(Time(expected), Assert.Single(made).At);
    }

    [Fact]
    public void Of_AnyZoneAndYear_EachTimeOfEachDateIsMadeOnceAtItsMomentOrRightAfterTheGap()
    {
        var zones = DateTimeZoneProviders.Tzdb.Ids.ToArray();
        Gen.Select(OneOf(zones), Gen.Int[1990, 2060], Times).Sample((zoneId, year, time) =>
        {
            var zone = DateTimeZoneProviders.Tzdb[zoneId];
            var from = new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero);
            var made = EditionTimes.Of(Edition(zoneId, time), from, from.AddYears(1)).ToList();

            Assert.Equal(made.Count, made.Select(occurrence => occurrence.RunId).Distinct().Count());
            Assert.Equal(Enumerable.Range(0, made.Count).Select(day => made[0].Local.AddDays(day)), made.Select(occurrence => occurrence.Local));
            foreach (var occurrence in made)
            {
                var local = LocalDateTime.FromDateTime(occurrence.Local);
                var moments = zone.MapLocal(local);
                var expected = moments.Count switch
                {
                    0 => moments.LateInterval.Start,
                    _ => moments.First().ToInstant(),
                };
                Assert.Equal(expected.ToDateTimeOffset(), occurrence.At);
            }
        }, iter: 150);
    }

    [Fact]
    public void DueAt_LookedAtEveryMinute_FindsEveryTimeOnceAndAtOnce()
    {
        var zones = new[] { "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "America/Sao_Paulo", "Africa/Casablanca" };
        Gen.Select(OneOf(zones), Gen.Int[2010, 2037], OneOf([3, 4, 9, 10, 11]), Times).Sample((zone, year, month, time) =>
        {
            var edition = Edition(zone, time);
            var start = new DateTimeOffset(year, month, 1, 0, 0, 0, TimeSpan.Zero);
            var end = start.AddDays(45);
            var seen = new List<(string Id, DateTimeOffset At)>();
            for (var now = start; now < end; now = now.AddMinutes(1))
            {
                if (EditionTimes.NextAt(edition, now.AddMinutes(-1)) is { } next && next.At > now && seen.Count > 0)
                {
                    if (next.At >= end)
                    {
                        break;
                    }

                    now = next.At; // Nothing can become due before.
                }

                if (EditionTimes.DueAt(edition, now, HalfDay) is { } due && (seen.Count == 0 || seen[^1].Id != due.RunId))
                {
                    seen.Add((due.RunId, now));
                    Assert.True(seen.Count == 1 || now - due.At < TimeSpan.FromMinutes(1), $"{due.RunId} was seen at {now:O}.");
                }
            }

            var expected = EditionTimes.Of(edition, start, end).Where(occurrence => occurrence.At > start && occurrence.At < end);
            Assert.Equal(expected.Select(occurrence => occurrence.RunId), seen.Where(one => one.At > start).Select(one => one.Id).Distinct().TakeLast(expected.Count()));
            Assert.Equal(seen.Count, seen.Select(one => one.Id).Distinct().Count());
        }, iter: 20);
    }

    [Theory]
    [InlineData("2026-03-02T12:59:59Z", "edition-daily-20260302-0700")]
    [InlineData("2026-03-02T13:00:00Z", "edition-daily-20260302-1300")]
    [InlineData("2026-03-03T00:59:59Z", "edition-daily-20260302-1300")]
    [InlineData("2026-03-03T01:00:00Z", null)]
    public void DueAt_Missed_TheLatestAloneIsMadeUpForAndOnlyForAWhile(string now, string? expected) =>
        Assert.Equal(expected, EditionTimes.DueAt(Edition("UTC", new(7, 0), new(13, 0)), Time(now), HalfDay)?.RunId);

    [Fact]
    public void NextAt_WeekdaysOnly_SkipsTheWeekend()
    {
        var edition = Edition("Europe/Berlin", new TimeOnly(7, 0)) with { Days = [DayOfWeek.Monday, DayOfWeek.Friday] };

        Assert.Equal(Time("2026-11-30T06:00:00Z"), EditionTimes.NextAt(edition, Time("2026-11-27T06:00:00Z"))!.At);
    }

    [Fact]
    public void NextAt_NoTimes_Never()
    {
        var edition = Edition("UTC");

        Assert.Null(EditionTimes.NextAt(edition, Time("2026-11-27T06:00:00Z")));
        Assert.Null(EditionTimes.DueAt(edition, Time("2026-11-27T06:00:00Z"), HalfDay));
    }

    private static Gen<T> OneOf<T>(T[] choices) => Gen.Int[0, choices.Length - 1].Select(index => choices[index]);

    private static Edition Edition(string zone, params TimeOnly[] times) => EditionCatalog.Daily with { TimeZone = zone, Times = times };

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
