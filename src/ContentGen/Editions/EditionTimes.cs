using System.Globalization;
using NodaTime;
using NodaTime.Extensions;
using NodaTime.TimeZones;

namespace ContentGen.Editions;

/// <summary>One of the times at which an edition is made.</summary>
/// <param name="Edition">Name of the edition.</param>
/// <param name="Local">Date and time as the edition's settings say it, in its time zone.</param>
/// <param name="At">When that is.</param>
public sealed record EditionTime(string Edition, DateTime Local, DateTimeOffset At)
{
    /// <summary>The run's id: the same however often and wherever it is looked at, so that one run is made of it.</summary>
    public string RunId => $"edition-{Edition}-{Local.ToString("yyyyMMdd-HHmm", CultureInfo.InvariantCulture)}";
}

/// <summary>
/// When editions are made. A time that a day does not have, because clocks are put forward, is made at the first moment after the gap; one
/// that a day has twice is made the first time only. Pure.
/// </summary>
public static class EditionTimes
{
    // A week, and a day on both sides for what differs from UTC.
    private const int DaysAhead = 9;

    private static readonly ZoneLocalMappingResolver Once =
        Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    /// <summary>
    /// The latest time that has come, when that was less than <paramref name="catchUp"/> ago; else null. Earlier ones that were missed
    /// are not made up for.
    /// </summary>
    public static EditionTime? DueAt(Edition edition, DateTimeOffset now, TimeSpan catchUp) =>
        Of(edition, now - catchUp, now).Where(time => time.At <= now && now - time.At < catchUp).MaxBy(time => (time.At, time.Local));

    /// <summary>The next time after <paramref name="now"/>; null for an edition that is made on demand only.</summary>
    public static EditionTime? NextAt(Edition edition, DateTimeOffset now) =>
        Of(edition, now, now.AddDays(DaysAhead)).Where(time => time.At > now).MinBy(time => (time.At, time.Local));

    /// <summary>The times of every local date from a day before one moment to a day after another, in order of their dates.</summary>
    public static IEnumerable<EditionTime> Of(Edition edition, DateTimeOffset from, DateTimeOffset to)
    {
        var zone = DateTimeZoneProviders.Tzdb[edition.TimeZone];
        var dates = new DateInterval(
            LocalDate.FromDateTime(from.UtcDateTime).PlusDays(-1), LocalDate.FromDateTime(to.UtcDateTime).PlusDays(1));
        return dates
            .Where(date => edition.Days.Contains(date.DayOfWeek.ToDayOfWeek()))
            .SelectMany(_ => edition.Times, (date, time) => date.At(LocalTime.FromTimeOnly(time)))
            .Select(local => new EditionTime(
                edition.Name, local.ToDateTimeUnspecified(), zone.ResolveLocal(local, Once).ToDateTimeOffset()));
    }
}
