using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ContentGen.Tests.Podcast;

/// <summary>
/// What RSS 2.0, Apple's tags and Podcasting 2.0 ask of a feed, as tables: which elements there may be, how often, and what is in them.
/// Written from their definitions, not from the app's code.
/// </summary>
internal static partial class PodcastRules
{
    public static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    public static readonly XNamespace Content = "http://purl.org/rss/1.0/modules/content/";
    public static readonly XNamespace Itunes = "http://www.itunes.com/dtds/podcast-1.0.dtd";
    public static readonly XNamespace Podcast = "https://podcastindex.org/namespace/1.0";

    private const int MostDescriptionBytes = 4000;
    private const int MostTitleBytes = 1024;
    private const int MostGuidBytes = 1024;
    private const int MostNameBytes = 255;

    private static readonly Rule[] Channel =
    [
        new("title", 1, 1, Text(MostTitleBytes)),
        new("link", 1, 1, Web),
        new("description", 1, 1, Text(MostDescriptionBytes)),
        new("language", 1, 1, Language),
        new("lastBuildDate", 0, 1, Date),
        new("pubDate", 0, 1, Date),
        new("copyright", 0, 1, Text(MostDescriptionBytes)),
        new("item", 0, 300, Item),
        new(Atom + "link", 1, 1, SelfLink),
        new(Itunes + "author", 1, 1, Text(MostNameBytes)),
        new(Itunes + "owner", 0, 1, Owner),
        new(Itunes + "explicit", 1, 1, OneOf("true", "false", "yes", "no")),
        new(Itunes + "type", 0, 1, OneOf("episodic", "serial")),
        new(Itunes + "category", 1, 9, Category),
        new(Itunes + "image", 1, 1, element => Picture(element.Attribute("href"))),
        new(Podcast + "guid", 1, 1, Uuid),
    ];

    private static readonly Rule[] Episode =
    [
        new("title", 1, 1, Text(MostTitleBytes)),
        new("link", 0, 1, Web),
        new("description", 1, 1, element => Text(MostDescriptionBytes)(element) ?? ShowNotesRules.Fault(element.Value)),
        new("guid", 1, 1, Text(MostGuidBytes)),
        new("pubDate", 1, 1, Date),
        new("enclosure", 1, 1, Enclosure),
        new(Content + "encoded", 0, 1, element => ShowNotesRules.Fault(element.Value)),
        new(Itunes + "title", 0, 1, Text(MostTitleBytes)),
        new(Itunes + "duration", 1, 1, Pattern(@"\A(\d+|(\d+:)?[0-5]?\d:[0-5]\d)\z")),
        new(Itunes + "episodeType", 0, 1, OneOf("full", "trailer", "bonus")),
        new(Itunes + "explicit", 0, 1, OneOf("true", "false", "yes", "no")),
        new(Podcast + "transcript", 0, 9, Transcript),
        new(Podcast + "chapters", 0, 1, Chapters),
    ];

    private static readonly string[] TranscriptTypes = ["text/plain", "text/html", "text/vtt", "application/json", "application/x-subrip"];

    /// <returns>A sentence for each thing that is wrong; none for a good feed.</returns>
    public static IReadOnlyList<string> Faults(XDocument feed)
    {
        if (feed.Root is not { Name.LocalName: "rss" } rss || rss.Attribute("version")?.Value != "2.0")
        {
            return ["The root is not rss of version 2.0."];
        }

        if (rss.Elements().ToArray() is not [{ Name.LocalName: "channel" } channel])
        {
            return ["There is not one channel."];
        }

        return
        [
            .. Faults(channel, Channel),
            .. channel.Elements("item").SelectMany(item => Faults(item, Episode)),
            .. Repeated(channel, "guid", item => item.Element("guid")?.Value),
            .. Repeated(channel, "enclosure", item => item.Element("enclosure")?.Attribute("url")?.Value),
        ];
    }

    private static IEnumerable<string> Faults(XElement parent, Rule[] rules)
    {
        foreach (var rule in rules)
        {
            XElement[] found = [.. parent.Elements(rule.Name)];
            if (found.Length < rule.Least || found.Length > rule.Most)
            {
                yield return $"{parent.Name.LocalName} has {found.Length} {rule.Name}, not {rule.Least} to {rule.Most}.";
            }

            foreach (var fault in found.Select(rule.Fault).OfType<string>())
            {
                yield return $"{parent.Name.LocalName}/{rule.Name}: {fault}.";
            }
        }

        foreach (var unknown in parent.Elements().Where(element => rules.All(rule => rule.Name != element.Name)))
        {
            yield return $"{parent.Name.LocalName} has {unknown.Name}, which is in no table.";
        }
    }

    private static IEnumerable<string> Repeated(XElement channel, string what, Func<XElement, string?> value) => channel.Elements("item")
        .GroupBy(value)
        .Where(group => group.Count() > 1)
        .Select(group => $"{group.Count()} items have the {what} {group.Key}.");

    private static string? Item(XElement item) => null;

    private static Func<XElement, string?> Text(int most) => element => element switch
    {
        { HasElements: true } => "has elements in it",
        _ when string.IsNullOrWhiteSpace(element.Value) => "is empty",
        _ when System.Text.Encoding.UTF8.GetByteCount(element.Value) > most => $"is longer than {most} bytes",
        _ => null,
    };

    private static Func<XElement, string?> OneOf(params string[] values) =>
        element => values.Contains(element.Value) ? null : $"is '{element.Value}', not one of {string.Join(", ", values)}";

    private static Func<XElement, string?> Pattern(string pattern) =>
        element => Regex.IsMatch(element.Value, pattern, RegexOptions.CultureInvariant) ? null : $"is '{element.Value}'";

    private static string? Web(XElement element) => Web(element.Value);

    private static string? Web(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri!.AbsoluteUri == address
            ? null
            : $"has '{address}', which is no absolute web address";

    /// <summary>RFC 822 with years of four digits. .NET checks the name of the day against the date.</summary>
    private static string? Date(XElement element) =>
        DateTimeOffset.TryParseExact(
            Regex.Replace(element.Value, @" (GMT|UT|Z)\z", " +00:00"),
            ["ddd, dd MMM yyyy HH:mm:ss zzz", "dd MMM yyyy HH:mm:ss zzz"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? null
            : $"is '{element.Value}', which is no date of RFC 822";

    private static string? Language(XElement element) =>
        LanguageTag().IsMatch(element.Value) && Iso639.Contains(element.Value[..2]) ? null : $"is '{element.Value}', which is no language code";

    private static string? SelfLink(XElement element) =>
        element.Attribute("rel")?.Value != "self" ? "is not the feed's own address"
        : element.Attribute("type")?.Value != "application/rss+xml" ? "does not say that it is RSS"
        : Web(element.Attribute("href")?.Value);

    private static string? Owner(XElement element) =>
        element.Elements(Itunes + "email").Count() != 1 || !Email().IsMatch(element.Element(Itunes + "email")!.Value) ? "has no e-mail address"
        : element.Elements(Itunes + "name").Count() > 1 ? "has two names"
        : null;

    private static string? Category(XElement element)
    {
        var name = element.Attribute("text")?.Value ?? "";
        if (!AppleCategories.All.TryGetValue(name, out var subcategories))
        {
            return $"has '{name}', which is not in Apple's list";
        }

        return element.Elements().Select(sub => sub.Attribute("text")?.Value ?? "").FirstOrDefault(sub => !subcategories.Contains(sub)) is { } wrong
            ? $"has '{wrong}', which is not in {name}"
            : null;
    }

    private static string? Picture(XAttribute? address) =>
        Web(address?.Value)
        ?? (Path.GetExtension(new Uri(address!.Value).AbsolutePath) is ".jpg" or ".jpeg" or ".png" ? null : $"has '{address.Value}', which is neither JPEG nor PNG");

    private static string? Uuid(XElement element) =>
        LowerUuid().IsMatch(element.Value) ? null : $"is '{element.Value}', which is no UUID of version 4 or 5";

    /// <summary>Players go by the ending of the path.</summary>
    private static string? Enclosure(XElement element) =>
        Web(element.Attribute("url")?.Value)
        ?? (element.Attribute("type")?.Value != "audio/mpeg" ? "is not audio/mpeg"
            : !new Uri(element.Attribute("url")!.Value).AbsolutePath.EndsWith(".mp3", StringComparison.Ordinal) ? "does not end in .mp3"
            : !long.TryParse(element.Attribute("length")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? "has no length"
            : null);

    private static string? Transcript(XElement element) =>
        Web(element.Attribute("url")?.Value)
        ?? (!TranscriptTypes.Contains(element.Attribute("type")?.Value) ? "has an unknown type"
            : element.Attribute("language") is { } language && !Iso639.Contains(language.Value) ? "has an unknown language"
            : null);

    private static string? Chapters(XElement element) =>
        Web(element.Attribute("url")?.Value) ?? (element.Attribute("type")?.Value == "application/json+chapters" ? null : "has an unknown type");

    private static readonly HashSet<string> Iso639 =
    [
        .. ("aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff"
            + " fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr"
            + " ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi"
            + " pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug"
            + " uk ur uz ve vi vo wa wo xh yi yo za zh zu").Split(' '),
    ];

    [GeneratedRegex(@"\A[a-z]{2}(-[A-Za-z]{2,4})?\z")]
    private static partial Regex LanguageTag();

    [GeneratedRegex(@"\A[^@\s]+@[^@\s]+\.[^@\s]+\z")]
    private static partial Regex Email();

    [GeneratedRegex(@"\A[0-9a-f]{8}-[0-9a-f]{4}-[45][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\z")]
    private static partial Regex LowerUuid();

    /// <summary>An element, how often there may be one in its parent, and what is wrong with one.</summary>
    private sealed record Rule(XName Name, int Least, int Most, Func<XElement, string?> Fault);
}
