using System.Globalization;
using System.Text.RegularExpressions;

namespace ContentGen.Text;

/// <summary>
/// Reads dates as publishers write them: RFC 822 and ISO 8601 with all that is usually wrong with them, names of months in the languages
/// of the briefs, American and European figures, Unix seconds and milliseconds. A date without a time zone is UTC.
/// </summary>
public static partial class LooseDate
{
    private const int FirstYear = 1990;
    private const int LastYear = 2100;

    /// <returns>Null for what is no date, or none of the years 1990 to 2100.</returns>
    public static DateTimeOffset? Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 200)
        {
            return null;
        }

        var plain = Ideographs().Replace(WithAsciiDigits(PlainText.Clean(text)), "$1-$2-$3 ").Trim();
        if (Unix().Match(plain) is { Success: true } unix)
        {
            return FromUnix(unix.Groups[1].Value);
        }

        if (Compact().Match(plain) is { Success: true } compact)
        {
            var seconds = compact.Groups[6] is { Success: true } part ? ":" + part.Value : "";
            plain = compact.Result("$1-$2-$3 $4:$5") + seconds + " " + compact.Groups[7].Value;
        }

        var offset = Zone(ref plain);
        var time = Time(ref plain);
        return time is { } ofDay && Day(plain) is { } day && day.Year is >= FirstYear and <= LastYear
            ? new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) + ofDay - offset
            : null;
    }

    // Of the digits of other scripts, the parser of numbers knows none.
    private static string WithAsciiDigits(string text) =>
        string.Concat(text.Select(sign => char.IsDigit(sign) ? (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(sign)) : sign));

    private static DateTimeOffset? FromUnix(string digits)
    {
        var number = long.Parse(digits, CultureInfo.InvariantCulture);
        var date = DateTimeOffset.UnixEpoch.AddMilliseconds(digits.Length > 10 ? number : number * 1000);
        return date.Year is >= FirstYear and <= LastYear ? date : null;
    }

    private static TimeSpan Zone(ref string text)
    {
        if (Offset().Match(text) is { Success: true } figures)
        {
            text = text.Remove(figures.Index, figures.Length);
            var offset = new TimeSpan(Number(figures.Groups["hours"]), Number(figures.Groups["minutes"]), 0);
            return offset > TimeSpan.FromHours(14) ? TimeSpan.Zero : figures.Groups["sign"].Value == "+" ? offset : -offset;
        }

        if (DateNames.Zone(text) is not var (name, minutesEast))
        {
            return TimeSpan.Zero;
        }

        text = text.Remove(name.Index, name.Length).Insert(name.Index, " ");
        return TimeSpan.FromMinutes(minutesEast);
    }

    /// <returns>Midnight when there is none; null for one that no clock shows.</returns>
    private static TimeSpan? Time(ref string text)
    {
        if (ClockTime().Match(text) is not { Success: true } clock)
        {
            return TimeSpan.Zero;
        }

        text = text.Remove(clock.Index, clock.Length).Insert(clock.Index, " ");
        var (hour, minute, second) = (Number(clock.Groups["hour"]), Number(clock.Groups["minute"]), Number(clock.Groups["second"]));
        hour = clock.Groups["half"].Value.ToLowerInvariant() switch
        {
            "a" when hour == 12 => 0,
            "p" when hour < 12 => hour + 12,
            _ => hour,
        };
        return hour > 24 || minute > 59 || second > 60 ? null : new TimeSpan(hour, minute, Math.Min(second, 59));
    }

    private static DateOnly? Day(string text)
    {
        if (YearFirst().Match(text) is { Success: true } iso)
        {
            return Make(Number(iso.Groups[1]), Number(iso.Groups[2]), Number(iso.Groups[3]));
        }

        if (YearLast().Match(text) is { Success: true } figures)
        {
            var (first, second, year) = (Number(figures.Groups[1]), Number(figures.Groups[3]), Year(figures.Groups[4].Value));
            var isDayFirst = first > 12 || (second <= 12 && figures.Groups[2].Value != "/");
            return isDayFirst ? Make(year, second, first) : Make(year, first, second);
        }

        return DateNames.Month(text) is { } month ? Named(text, month) : null;
    }

    /// <summary>"28 Nov 26", "November 28, 2026", "Sat Nov 28 2026", "28th of November".</summary>
    private static DateOnly? Named(string text, int month)
    {
        var numbers = Digits().Matches(text).Select(match => match.Value).ToList();
        var year = numbers.FindIndex(number => number.Length == 4);
        year = year < 0 ? numbers.Count - 1 : year;
        return numbers.Count >= 2 && numbers.Where((_, at) => at != year).First() is { Length: <= 2 } day
            ? Make(Year(numbers[year]), month, int.Parse(day, CultureInfo.InvariantCulture))
            : null;
    }

    /// <returns>0 for a part that is left out.</returns>
    private static int Number(Group digits) => digits.Success ? int.Parse(digits.Value, CultureInfo.InvariantCulture) : 0;

    /// <returns>0, which is no year of a date, for more digits than a number has.</returns>
    private static int Year(string digits)
    {
        _ = int.TryParse(digits, CultureInfo.InvariantCulture, out var year);
        return digits.Length > 2 ? year : year < 70 ? 2000 + year : 1900 + year;
    }

    private static DateOnly? Make(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;

    [GeneratedRegex(@"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")]
    private static partial Regex Ideographs();

    [GeneratedRegex(@"^(?:/Date\()?(\d{9,10}|\d{12,13})(?:\.\d+)?(?:[+-]\d{4})?(?:\)/)?$")]
    private static partial Regex Unix();

    [GeneratedRegex(@"^(\d{4})(\d{2})(\d{2})[T ]?(\d{2})(\d{2})(\d{2})?\s*(.*)$")]
    private static partial Regex Compact();

    [GeneratedRegex(
        @"(?<=:\d{2}(?:[.,]\d+)?\s?(?:[AaPp]\.?[Mm]\.?\s?)?)"
        + @"\(?(?:GMT|UTC|UT|Z)?\s?(?<sign>[+-])\s?(?<hours>\d{2}):?(?<minutes>\d{2})(?!\d)\)?"
        + @"|\b(?:GMT|UTC|UT)\s?(?<sign>[+-])(?<hours>\d{1,2})(?!\d)")]
    private static partial Regex Offset();

    [GeneratedRegex(
        @"T?(?<!\d)(?<hour>\d{1,2})\s?[:h]\s?(?<minute>\d{1,2})(?:\s?[:m]\s?(?<second>\d{1,2})(?:[.,]\d+)?)?"
        + @"(?:\s*(?<half>[AaPp])\.?[Mm]\b\.?)?Z?",
        RegexOptions.CultureInvariant)]
    private static partial Regex ClockTime();

    [GeneratedRegex(@"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"(?<!\d)(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4}|\d{2})(?!\d)")]
    private static partial Regex YearLast();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();
}

/// <summary>Names in dates.</summary>
internal static partial class DateNames
{
    // A word that begins so is the month; January first. In the languages of the briefs, without accents where these are often lost.
    private static readonly string[][] Months =
    [
        ["jan", "ene", "gen", "jän", "يناير"], ["feb", "fév", "fev", "fèv", "فبراير"], ["mar", "mär", "maa", "mrt", "مارس"],
        ["apr", "avr", "abr", "أبريل", "ابريل"], ["may", "mai", "mag", "mei", "maj", "مايو"], ["jun", "juin", "giu", "يونيو"],
        ["jul", "juil", "lug", "يوليو"], ["aug", "aoû", "aou", "ago", "أغسطس"], ["sep", "set", "سبتمبر"],
        ["oct", "okt", "out", "ott", "أكتوبر"], ["nov", "نوفمبر"], ["dec", "dez", "déc", "dic", "des", "ديسمبر"],
    ];

    private const string Zones =
        "UT 0 UTC 0 GMT 0 Z 0 WET 0 WEST 60 BST 60 CET 60 CEST 120 MEZ 60 MESZ 120 MET 60 MEST 120 EET 120 EEST 180 MSK 180 SAST 120"
        + " EST -300 EDT -240 CST -360 CDT -300 MST -420 MDT -360 PST -480 PDT -420 AKST -540 AKDT -480 HST -600 AST -240 ADT -180"
        + " NST -210 NDT -150 BRT -180 ART -180 IST 330 PKT 300 ICT 420 WIB 420 SGT 480 HKT 480 PHT 480 AWST 480 JST 540 KST 540"
        + " ACST 570 ACDT 630 AEST 600 AEDT 660 NZST 720 NZDT 780 CAT 120 EAT 180 WAT 60";

    private static readonly Dictionary<string, int> MinutesEast = Zones.Split(' ').Chunk(2)
        .ToDictionary(pair => pair[0], pair => int.Parse(pair[1], CultureInfo.InvariantCulture));

    /// <summary>1 to 12; null for a text that names no month. The last one counts: "mar. 1 déc." is a Tuesday.</summary>
    public static int? Month(string text) => Word().Matches(text)
        .Select(word => Array.FindIndex(
            Months, names => names.Any(name => word.Value.StartsWith(name, StringComparison.OrdinalIgnoreCase))))
        .Where(month => month >= 0)
        .Select(month => (int?)(month + 1))
        .LastOrDefault();

    /// <summary>The time zone that a text names, and its minutes east of Greenwich.</summary>
    public static (Match Name, int MinutesEast)? Zone(string text) => Word().Matches(text)
        .Where(word => MinutesEast.ContainsKey(word.Value))
        .Select(word => ((Match, int)?)(word, MinutesEast[word.Value]))
        .FirstOrDefault();

    [GeneratedRegex(@"[\p{L}\p{M}]+")]
    private static partial Regex Word();
}
