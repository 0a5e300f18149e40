using System.Globalization;
using System.Text;
using ContentGen.Failures;
using ContentGen.News;
using ContentGen.Providers;
using ContentGen.Providers.NewsApi;
using ContentGen.Providers.Rss;
using ContentGen.Text;

namespace ContentGen.Tests.News;

/// <summary>
/// Feeds and NewsAPI answers broken at random: bytes flipped, tags and marks cut, charsets lied about, junk around. Nothing but the failure
/// of a feed comes out of the reader, and every story that the damage did not touch.
/// </summary>
public sealed class NewsFuzzTests
{
    private const int UsualCases = 500;
    private static readonly Uri Address = new("https://feeds.lakeside.example/all.xml");

    private static int Cases => int.TryParse(Environment.GetEnvironmentVariable("CONTENTGEN_NEWS_FUZZ_CASES"), out var cases) ? cases : UsualCases;

    private static int Seed =>
        int.TryParse(Environment.GetEnvironmentVariable("CONTENTGEN_NEWS_FUZZ_SEED"), out var seed) ? seed : Random.Shared.Next();

    [Fact]
    public void Read_AnyDamage_UntouchedStoriesAreFound()
    {
        var seed = Seed;
        for (var number = 0; number < Cases; number++)
        {
            var damaged = DamagedNews.Make(new Random(seed + number));
            try
            {
                Check(damaged);
            }
            catch (Exception failure)
            {
                Assert.Fail(
                    $"CONTENTGEN_NEWS_FUZZ_SEED={seed + number} CONTENTGEN_NEWS_FUZZ_CASES=1 ({damaged.Kind}): {failure}\n"
                    + Encoding.Latin1.GetString(damaged.Bytes));
            }
        }
    }

    private static void Check(DamagedNews damaged)
    {
        var found = Read(damaged);

        HeadlineSelection.From(found, 10, Articles.Today);
        var missing = damaged.Intact.Where(title => !found.Any(article => PlainText.Clean(article.Title) == title)).ToList();
        Assert.True(missing.Count == 0, $"lost: {string.Join("; ", missing)}");
    }

    private static IReadOnlyList<ProviderArticle> Read(DamagedNews damaged)
    {
        if (damaged.Kind == "newsapi")
        {
            return NewsApiAnswer.Read(damaged.Bytes, damaged.Charset, "general")?.Articles ?? [];
        }

        try
        {
            return FeedReader.Read(damaged.Bytes, damaged.Charset, Address, "general").Articles;
        }
        catch (ExternalServiceException) when (damaged.Intact.Count == 0)
        {
            return [];
        }
    }
}

/// <summary>News of eight stories, some of them damaged.</summary>
/// <param name="Intact">Titles of the stories that the damage did not touch.</param>
internal sealed record DamagedNews(string Kind, byte[] Bytes, string? Charset, IReadOnlyList<string> Intact)
{
    private const int Stories = 8;
    private static readonly string[] Kinds = ["rss", "rdf", "atom", "json", "newsapi"];
    private static readonly string[] Charsets = ["utf-8", "iso-8859-1", "windows-1252", "utf-16", "koi8-r", "x-nonsense", "utf-7"];
    private static readonly string[] Junk = ["\0", "&", "<", ">", "\"", "]]>", "<![CDATA[", "<!--", "</", "<b", "&#xD83D;", "&nbsp;", "\\ud83c", "\\", "{", "}", "]", ",", "\u0007", "</title>", "<br>"];

    public static DamagedNews Make(Random random)
    {
        var kind = Kinds[random.Next(Kinds.Length)];
        var (head, separator, tail) = Frame(kind);
        var hurt = Enumerable.Range(0, Stories).Where(_ => random.Next(4) == 0).ToHashSet();
        var items = Enumerable.Range(0, Stories).Select(number => Item(kind, number)).ToArray();
        foreach (var number in hurt)
        {
            items[number] = Damage(items[number], random);
        }

        var text = Around(kind, random, head + string.Join(separator, items) + tail);
        var bytes = Encoding.UTF8.GetBytes(text);
        var charset = random.Next(3) == 0 ? Charsets[random.Next(Charsets.Length)] : null;
        return new(kind, bytes, charset, [.. Enumerable.Range(0, Stories).Where(number => !hurt.Contains(number)).Select(Title)]);
    }

    private static string Around(string kind, Random random, string text) => random.Next(5) switch
    {
        0 when kind is not ("json" or "newsapi") => "\r\n <b>Warning</b>: line 1<br />" + text,
        1 => "\uFEFF" + text,
        2 when kind is not ("json" or "newsapi") => text + "<script>if (1 < 2) { track(); }</script>",
        _ => text,
    };

    /// <summary>Damage within one story: it ends where the story does.</summary>
    private static string Damage(string item, Random random)
    {
        var broken = new StringBuilder(item);
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var at = random.Next(1, broken.Length - 1);
            switch (random.Next(3))
            {
                case 0:
                    broken[at] = (char)(broken[at] ^ (1 << random.Next(7)));
                    break;
                case 1:
                    broken.Remove(at, Math.Min(random.Next(1, 12), broken.Length - at - 1));
                    break;
                default:
                    broken.Insert(at, Junk[random.Next(Junk.Length)]);
                    break;
            }
        }

        return broken.ToString();
    }

    private static string Title(int number) => $"Størÿ number {Word(number)} of the läke & the weir";

    private static string Word(int number) => ((char)('a' + number)).ToString(CultureInfo.InvariantCulture) + "lder";

    private static string Item(string kind, int number)
    {
        var (title, url, date) = (Title(number).Replace("&", "&amp;", StringComparison.Ordinal), $"https://lakeside.example/{number}", Articles.Noon.AddHours(-number));
        return kind switch
        {
            "rss" => $"<item><title>{title}</title><link>{url}</link><description><![CDATA[<p>Text of {number}.</p>]]></description><pubDate>{date:r}</pubDate></item>\n",
            "rdf" => $"<item rdf:about=\"{url}\"><title>{title}</title><link>{url}</link><description>Text of {number}.</description><dc:date>{date:O}</dc:date></item>\n",
            "atom" => $"<entry><title type=\"text\">{title}</title><link rel=\"alternate\" href=\"{url}\"/><id>{url}</id><updated>{date:O}</updated><summary type=\"html\">&lt;p&gt;Text&lt;/p&gt;</summary></entry>\n",
            "json" => $$"""{"id":"{{number}}","url":"{{url}}","title":"{{Title(number)}}","content_html":"<p>Text of {{number}}.</p>","date_published":"{{date:O}}","authors":[{"name":"A"}]}""",
            _ => $$"""{"source":{"id":null,"name":"Lake Echo"},"author":null,"title":"{{Title(number)}}","description":"Text of {{number}}.","url":"{{url}}","urlToImage":null,"publishedAt":"{{date:O}}","content":"Text \ud83c\udf84 of it… [+99 chars]"}""",
        };
    }

    private static (string Head, string Separator, string Tail) Frame(string kind) => kind switch
    {
        "rss" => ("<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Echo</title><link>https://lakeside.example/</link>", "", "</channel></rss>"),
        "rdf" => ("<?xml version=\"1.0\"?><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>Echo</title></channel>", "", "</rdf:RDF>"),
        "atom" => ("<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Echo</title>", "", "</feed>"),
        "json" => ("""{"version":"https://jsonfeed.org/version/1.1","title":"Echo","items":[""", ",", "]}"),
        _ => ("""{"status":"ok","totalResults":8,"articles":[""", ",", "]}"),
    };
}
