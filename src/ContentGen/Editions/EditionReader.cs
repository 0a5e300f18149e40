using System.Globalization;
using System.Text.RegularExpressions;
using ContentGen.Providers.AmazonPolly;
using ContentGen.Providers.Rss;
using ContentGen.Requests;
using NodaTime;

namespace ContentGen.Editions;

/// <summary>Checks one edition's settings, and makes the edition of them.</summary>
internal sealed partial class EditionReader(string path, EditionOptions options, List<string> faults)
{
    private const int LongestName = 40;
    private const int LongestTitle = 100;
    private static readonly TimeSpan ShortestReview = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestReview = TimeSpan.FromDays(7);

    /// <returns>The edition; it is of use only when no fault was added.</returns>
    public Edition Read()
    {
        var name = ReadName();
        return new(
            name,
            ReadTitle(name),
            ReadTimes(),
            ReadTimeZone(),
            ReadDays(),
            ReadRequest(name),
            [.. options.Feeds.Select(ReadFeed).OfType<Uri>()],
            ReadReview());
    }

    private string ReadName()
    {
        var name = options.Name ?? "";
        Require(name.Length > 0, "Name", "is missing; give the edition a name such as morning");
        Require(
            name.Length == 0 || (name.Length <= LongestName && NamePattern().IsMatch(name)),
            "Name",
            $"is '{name}', but must be lower-case letters, digits and single hyphens, at most {LongestName} characters");
        return name;
    }

    private string ReadTitle(string name)
    {
        var title = options.Title ?? "";
        Require(title.Length <= LongestTitle, "Title", $"has {title.Length} characters; at most {LongestTitle} are shown");
        return string.IsNullOrWhiteSpace(title) ? name : title.Trim();
    }

    private List<TimeOnly> ReadTimes()
    {
        var times = new List<TimeOnly>();
        foreach (var text in options.Times)
        {
            if (!TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            {
                Fault("Times", $"has '{text}', which is no time of day; write 24 hours and minutes, such as 07:30");
            }
            else if (times.Contains(time))
            {
                Fault("Times", $"has {text} twice");
            }

            times.Add(time);
        }

        return [.. times.Order()];
    }

    private string ReadTimeZone()
    {
        Require(
            DateTimeZoneProviders.Tzdb.GetZoneOrNull(options.TimeZone) is not null,
            "TimeZone",
            $"is '{options.TimeZone}', which is no IANA time zone; write one such as Europe/Berlin or UTC");
        return options.TimeZone;
    }

    private IReadOnlyList<DayOfWeek> ReadDays()
    {
        var week = EditionCatalog.Daily.Days;
        var days = new HashSet<DayOfWeek>();
        foreach (var text in options.Days)
        {
            // A number is none of the names, whatever the enumeration makes of it.
            if (text.All(char.IsLetter) && Enum.TryParse<DayOfWeek>(text, ignoreCase: true, out var day))
            {
                days.Add(day);
            }
            else
            {
                Fault("Days", $"has '{text}', which is no day; write English names, such as monday");
            }
        }

        return options.Days.Count == 0 ? week : [.. week.Where(days.Contains)];
    }

    private BriefRequest ReadRequest(string name)
    {
        var standard = BriefRequest.Default;
        var language = ReadCode("Language", options.Language, BriefLanguage.All) ?? standard.Language;
        var voices = ReadVoices(language);
        var minutes = ReadNumber("Minutes", options.Minutes, BriefRequest.MostMinutes) ?? standard.Minutes;
        return new(
            ReadCategories() ?? standard.Categories,
            ReadCode("Country", options.Country, BriefCountry.All) ?? standard.Country,
            language,
            ReadNumber("MaxStories", options.MaxStories, BriefRequest.MostStories) ?? BriefRequest.StoriesFor(minutes),
            voices.FirstOrDefault(),
            ForceFresh: false)
        {
            Voices = voices,
            Minutes = minutes,
            Style = ReadChoice("Style", options.Style, BriefStyle.Bulletin),
            Edition = name,
            Review = options.Review.Enabled,
        };
    }

    private string[]? ReadCategories()
    {
        string[] categories = [.. options.Categories.Select(category => category.ToLowerInvariant()).Distinct()];
        foreach (var unknown in categories.Except(NewsCategory.All))
        {
            Fault("Categories", $"has '{unknown}'; the categories are {string.Join(", ", NewsCategory.All)}");
        }

        return categories.Length == 0 ? null : categories;
    }

    // A voice that the table does not know may be a new one of Amazon Polly's.
    private string[] ReadVoices(string language)
    {
        string[] voices = [.. options.Voices.Select(VoiceTable.IdOf)];
        foreach (var voice in voices.Where(voice => VoiceTable.LanguagesOf(voice) is { Count: > 0 } known && !known.Contains(language)))
        {
            Fault("Voices", $"has {voice}, which does not speak '{language}'");
        }

        Require(
            voices.Length <= BriefRequest.MostVoices && voices.Distinct().Count() == voices.Length,
            "Voices",
            "must be one voice, or two different ones");
        return voices;
    }

    private Uri? ReadFeed(string address)
    {
        Require(
            Uri.TryCreate(address, UriKind.Absolute, out var feed) && RssOptions.IsSafe(feed),
            "Feeds",
            $"has '{address}', which is no address of a feed; write it in full, with https (http on a loopback address only)");
        return feed;
    }

    private ReviewTerms ReadReview()
    {
        var timeout = options.Review.Timeout;
        Require(
            timeout >= ShortestReview && timeout <= LongestReview,
            "Review:Timeout",
            $"is {timeout}, but must be from {ShortestReview} to {LongestReview}");
        return new(timeout, ReadChoice("Review:OnTimeout", options.Review.OnTimeout, ReviewTimeoutAction.Publish));
    }

    private string? ReadCode(string field, string? text, IReadOnlyList<string> known)
    {
        var code = text?.ToLowerInvariant();
        Require(code is null || known.Contains(code), field, $"is '{text}'; known are {string.Join(", ", known)}");
        return code;
    }

    private int? ReadNumber(string field, int? number, int most)
    {
        Require(number is null || (number >= 1 && number <= most), field, $"is {number}, but must be from 1 to {most}");
        return number;
    }

    private T ReadChoice<T>(string field, string? text, T standard)
        where T : struct, Enum
    {
        var choice = standard;
        Require(
            text is null || (text.All(char.IsLetter) && Enum.TryParse(text, ignoreCase: true, out choice)),
            field,
            $"is '{text}', but must be {string.Join(" or ", Enum.GetNames<T>().Select(name => name.ToLowerInvariant()))}");
        return choice;
    }

    private void Require(bool isRight, string field, string fault)
    {
        if (!isRight)
        {
            Fault(field, fault);
        }
    }

    private void Fault(string field, string fault) => faults.Add($"{path}:{field} {fault}.");

    [GeneratedRegex(@"\A[a-z0-9]+(?:-[a-z0-9]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex NamePattern();
}
