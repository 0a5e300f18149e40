using System.Globalization;
using System.Text;
using ContentGen.Failures;
using ContentGen.Providers;
using ContentGen.Providers.Rss;
using ContentGen.Text;

namespace ContentGen.Tests.Rss;

/// <summary>Feeds as they are out there, by what is usual or usually wrong with them.</summary>
public sealed class FeedKindsTests
{
    private const string Xml = """<?xml version="1.0" encoding="UTF-8"?>""";
    private static readonly Uri Address = new("https://feeds.lakeside.example/all.xml");

    public static TheoryData<string, string> Whole => new()
    {
        { "RSS 0.91 with its DOCTYPE", """<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://dtd.example/rss-0.91.dtd">""" + Rss() },
        { "RSS 2.0", Xml + Rss() },
        { "RSS 1.0", Rdf },
        { "RSS 1.0 without namespaces", Rdf.Replace("rdf:", "", StringComparison.Ordinal) },
        { "Atom 1.0", Atom },
        { "Atom 1.0 with prefixes", AtomWithPrefixes },
        { "Atom 0.3", Atom03 },
        { "JSON Feed", Json },
        { "white space before the declaration", "\r\n \t" + Xml + Rss() },
        { "a warning before the declaration", "<br />\n<b>Warning</b>: mysql_connect() in <b>/var/www</b> on line <b>12</b><br />\n" + Xml + Rss() },
        { "a script after the end", Xml + Rss() + "<script>track('1 < 2')</script> <!-- served in 12 ms --> end" },
        { "an internal DOCTYPE", Xml + """<!DOCTYPE rss [<!ENTITY nbsp "&#160;"><!ENTITY x SYSTEM "file:///etc/passwd">]>""" + Rss() },
        { "control characters", Xml + Rss().Replace("Lock", "\u0001Lo\u0008ck", StringComparison.Ordinal) },
        { "no end", (Xml + Rss())[..^17] },
        { "capitals", Xml + Rss().Replace("item>", "ITEM>", StringComparison.Ordinal).Replace("title>", "TITLE>", StringComparison.Ordinal) },
        { "undeclared prefixes", Xml + Rss().Replace("</link>", "</link><foo:bar a:b='1'>x</foo:bar>", StringComparison.Ordinal) },
        { "CDATA", Xml + Rss().Replace("Lock keeper finds a coin", "<![CDATA[Lock keeper finds a coin]]>", StringComparison.Ordinal) },
        { "CDATA closed twice", Xml + Rss().Replace("Lock keeper finds a coin", "<![CDATA[Lock keeper finds a coin]]>", StringComparison.Ordinal).Replace("deep.", "deep.]]>", StringComparison.Ordinal) },
        { "a comment that XML forbids", Xml + Rss().Replace("<item>", "<!-- a -- b ---><item>", StringComparison.Ordinal) },
        { "an enclosure with a bad length", Xml + Rss().Replace("</link>", """</link><enclosure url="https://lakeside.example/1.mp3" length="1,234 KB" type="audio/mpeg"/>""", StringComparison.Ordinal) },
        { "attributes without marks", Xml + Rss().Replace("</link>", "</link><enclosure url=https://lakeside.example/1.mp3 length=3/>", StringComparison.Ordinal) },
        { "an attribute twice", Xml + Rss().Replace("</link>", """</link><enclosure url="a" url="b"/>""", StringComparison.Ordinal) },
        { "items outside of the channel", Xml + Rss().Replace("</channel>", "", StringComparison.Ordinal) },
        { "no declaration", Rss() },
    };

    [Theory]
    [MemberData(nameof(Whole))]
    public void Read_AnyFormat_EveryStoryWhole(string kind, string feed)
    {
        var articles = Read(feed);

        Assert.True(articles.Count == 3, kind);
        Assert.Equal(
            ["Lock keeper finds a coin", "Swans return to the weir", "Bakery sells its millionth loaf"],
            articles.Select(article => PlainText.Clean(article.Title)));
        Assert.Equal(
            ["It lay two metres deep.", "They had left in March.", "The queue was long."],
            articles.Select(article => PlainText.Clean(article.Description)));
        Assert.Equal(Enumerable.Range(1, 3).Select(number => $"https://lakeside.example/news/{number}"), articles.Select(article => article.Url));
        Assert.Equal([Day(12), Day(11), Day(10)], articles.Select(article => article.PublishedAt));
        Assert.All(articles, article => Assert.Equal("Lakeside Echo", article.Source));
    }

    [Fact]
    public void Read_SectionOpenedInOneItemAndClosedInAnother_HidesNoneBetween()
    {
        var articles = Read(Xml + Rss()
            .Replace("It lay two", "It lay <![CDATA[two", StringComparison.Ordinal)
            .Replace("queue was", "queue ]]>was", StringComparison.Ordinal));

        Assert.Equal(
            ["Lock keeper finds a coin", "Swans return to the weir", "Bakery sells its millionth loaf"],
            articles.Select(article => PlainText.Clean(article.Title)));
        Assert.Equal("They had left in March.", PlainText.Clean(articles[1].Description));
    }

    [Theory]
    [InlineData("Lock &amp; Weir", "Lock & Weir")]
    [InlineData("Lock & Weir; AT&T &bogus; x", "Lock & Weir; AT&T &bogus; x")]
    [InlineData("Lock&nbsp;keeper &ndash; caf&eacute; &hellip;", "Lock keeper – café …")]
    [InlineData("Lock &#8211; &#x2013; &#150; &#1; x", "Lock – – – x")]
    [InlineData("Fans <3 the <zero complaints> lock", "Fans <3 the <zero complaints> lock")]
    [InlineData("One <b>bold word", "One bold word")]
    [InlineData("One <b>bold</b> word", "One bold word")]
    [InlineData("&lt;b&gt;One&lt;/b&gt; word", "One word")]
    [InlineData("&amp;lt;b&amp;gt;One&amp;lt;/b&amp;gt; &amp;amp; two", "One & two")]
    public void Read_Title_AsItIsMeant(string title, string expected)
    {
        var articles = Read(Xml + Rss().Replace("Lock keeper finds a coin", title, StringComparison.Ordinal));

        Assert.Equal(3, articles.Count);
        Assert.Equal(expected, PlainText.Clean(articles[0].Title));
        Assert.Equal("https://lakeside.example/news/1", articles[0].Url);
    }

    [Theory]
    [InlineData("<title>Lock</title><link>/news/9</link>", "https://lakeside.example/news/9")]
    [InlineData("<title>Lock</title><link>//m.lakeside.example/9</link>", "https://m.lakeside.example/9")]
    [InlineData("<title>Lock</title><link>news/9?a=1&b=2</link>", "https://lakeside.example/news/9?a=1&b=2")]
    [InlineData("<title>Lock</title><link>www.lakeside.example/9</link>", "https://www.lakeside.example/9")]
    [InlineData("<title>Lock</title><link>\n  https://lakeside.example/9\n </link>", "https://lakeside.example/9")]
    [InlineData("<title>Lock</title><link>https://lakeside.example/9?a=1&amp;amp;b=2</link>", "https://lakeside.example/9?a=1&b=2")]
    [InlineData("<title>Lock</title><link><![CDATA[https://lakeside.example/9]]></link>", "https://lakeside.example/9")]
    [InlineData("<title>Lock</title><link>http://</link><guid>https://lakeside.example/9</guid>", "https://lakeside.example/9")]
    [InlineData("<title>Lock</title><guid>https://lakeside.example/9</guid>", "https://lakeside.example/9")]
    [InlineData("<title>Lock</title><guid isPermaLink=\"true\">https://lakeside.example/9</guid>", "https://lakeside.example/9")]
    [InlineData("<title>Lock</title><link/><guid isPermaLink=\"false\">tag:9</guid><url>https://lakeside.example/9</url>", "https://lakeside.example/9")]
    [InlineData("<title>Lock</title><atom:link rel=\"self\" href=\"https://x.example/\"/><link>https://lakeside.example/9</link>", "https://lakeside.example/9")]
    [InlineData("<title>Lock</title><link href=\"https://lakeside.example/9\"/>", "https://lakeside.example/9")]
    public void Read_Link_Absolute(string item, string expected)
    {
        var article = Assert.Single(Read($"<rss><channel><title>Echo</title><link>https://lakeside.example/</link><item>{item}</item></channel></rss>"));

        Assert.Equal(expected, article.Url);
    }

    [Fact]
    public void Read_XmlBase_LinksAreRelativeToIt()
    {
        var article = Assert.Single(Read(
            """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://lakeside.example/a/"><entry xml:base="b/"><title>Lock</title><link href="c"/></entry></feed>"""));

        Assert.Equal("https://lakeside.example/a/b/c", article.Url);
    }

    [Theory]
    [InlineData("windows-1252", null, "Café “Zürich” – öffnet")]
    [InlineData(null, "windows-1252", "Café “Zürich” – öffnet")]
    [InlineData("ISO-8859-1", "ISO-8859-1", "Café Zürich öffnet")]
    [InlineData("UTF-8", "iso-8859-1", "Café “Zürich” – öffnet")]
    [InlineData("windows-1251", "iso-8859-1", "Мост откроют весной, сообщает мэрия")]
    [InlineData("koi8-r", null, "Мост откроют весной, сообщает мэрия")]
    [InlineData("Shift_JIS", null, "橋の修理が春に始まる")]
    [InlineData("EUC-JP", null, "橋の修理が春に始まる")]
    [InlineData("ISO-2022-JP", null, "橋の修理が春に始まる")]
    [InlineData("GB2312", null, "市议会批准修理老桥")]
    [InlineData("Big5", null, "市議會批准修理老橋")]
    [InlineData("EUC-KR", null, "시의회가 다리 수리를 승인했다")]
    [InlineData("utf-16", null, "Café “Zürich” – öffnet")]
    public void Read_Charset_Known(string? declared, string? served, string title)
    {
        var charset = declared ?? served!;
        var xml = $"<?xml version=\"1.0\"{(declared is null ? "" : $" encoding=\"{declared}\"")}?>{Rss().Replace("Lock keeper finds a coin", title, StringComparison.Ordinal)}";
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(charset) ?? Encoding.GetEncoding(charset);

        var content = FeedReader.Read(encoding.GetBytes(xml), served, Address, "general");

        Assert.Equal(title, content.Articles[0].Title);
    }

    [Theory]
    [InlineData("windows-1251", "Мост откроют весной, сообщает мэрия города, и паром снова пойдёт к островам")]
    [InlineData("windows-1252", "Der Stadtrat genehmigt die Brücke über den Fluß für alle Fußgänger, die müde wären")]
    [InlineData("utf-8", "Der Stadtrat genehmigt die Brücke über den Fluß")]
    public void Read_CharsetUnsaidOrLiedAbout_FoundOut(string actual, string title)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(actual) ?? Encoding.GetEncoding(actual);
        var bytes = encoding.GetBytes(Rss().Replace("Lock keeper finds a coin", title, StringComparison.Ordinal));

        Assert.Equal(title, FeedReader.Read(bytes, null, Address, "general").Articles[0].Title);
        Assert.Equal(title, FeedReader.Read(bytes, "utf-8", Address, "general").Articles[0].Title);
    }

    [Fact]
    public void Read_MarksOfByteOrder_Believed()
    {
        foreach (var encoding in new Encoding[] { new UTF8Encoding(true), new UnicodeEncoding(true, true), new UnicodeEncoding(false, true), new UTF32Encoding(false, true) })
        {
            byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(Xml + Rss().Replace("Lock", "Löck", StringComparison.Ordinal))];

            Assert.Equal("Löck keeper finds a coin", FeedReader.Read(bytes, "windows-1252", Address, "general").Articles[0].Title);
        }
    }

    [Fact]
    public void Read_NoTitle_FirstWordsOfTheText()
    {
        var article = Assert.Single(Read("<rss><channel><item><link>https://x.example/1</link><description>The lock opens. Later it closes.</description></item></channel></rss>"));

        Assert.Equal("The lock opens", article.Title);
        Assert.Equal("feeds.lakeside.example", article.Source);
    }

    [Fact]
    public void Read_ContentEncoded_IsTheText()
    {
        var article = Assert.Single(Read(
            """
            <rss xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/"><channel><item><title>Lock</title><link>https://x.example/1</link>
            <media:title>Other</media:title><media:description>Picture by A.</media:description>
            <description>Short.</description><content:encoded><![CDATA[<p>Long <img src="/a.jpg"> text.</p>]]></content:encoded></item></channel></rss>
            """));

        Assert.Equal(("Lock", "Short.", "Long text."), (article.Title, article.Description, PlainText.Clean(article.Content)));
        Assert.Equal("https://feeds.lakeside.example/a.jpg", article.ImageUrl);
    }

    [Fact]
    public void Read_BadItemsAmongGood_OnlyTheyAreLostAndCounted()
    {
        var bad = """<item><title>No way</title><link>http://</link></item><item><link>https://x.example/1</link></item><item/>""";
        var broken = """<item><title>Open <![CDATA[never closed</title><link>https://x.example/2</link></item>""";

        var content = FeedReader.Read(Encoding.UTF8.GetBytes(Rss().Replace("<item>", bad + broken + "<item>", StringComparison.Ordinal)), null, Address, "general");

        Assert.Equal(3, content.Articles.Count(article => article.Url!.StartsWith("https://lakeside.example/news/", StringComparison.Ordinal)));
        Assert.Equal(3, content.Dropped[FeedEntry.NoAddress]);
        Assert.Equal(3, content.Dropped[FeedEntry.NoText]);
    }

    [Fact]
    public void Read_EntitiesOfItsOwn_NeverExpanded()
    {
        var laughs = """<!DOCTYPE rss [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/hostname">]>""";

        var articles = Read(laughs + Rss().Replace("Lock", "&b; &f; Lock", StringComparison.Ordinal));

        Assert.Equal("&b; &f; Lock keeper finds a coin", articles[0].Title);
    }

    [Theory]
    [InlineData("<html><head><title>Login</title></head></html>", "is a web page and no feed")]
    [InlineData("<opml><body/></opml>", "is a web page and no feed")]
    [InlineData("<sitemap><loc/></sitemap>", "its first element is <sitemap>")]
    [InlineData("plain words", "is no XML")]
    [InlineData("  ", "is empty")]
    [InlineData("""{"error":"quota"}""", "no JSON Feed")]
    public void Read_NoFeed_SaysWhatItIs(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<ExternalServiceException>(() => Read(text)).Message);

    private static IReadOnlyList<ProviderArticle> Read(string text) =>
        FeedReader.Read(Encoding.UTF8.GetBytes(text), null, Address, "general").Articles;

    private static DateTimeOffset Day(int hour) => new(2026, 11, 23, hour, 0, 0, TimeSpan.Zero);

    private static string Rss() => "<rss version=\"2.0\"><channel><title>Lakeside Echo</title><link>https://lakeside.example/</link><description>d</description>"
        + string.Concat(Stories.Select(story => $"<item><title>{story.Title}</title><link>https://lakeside.example/news/{story.Number}</link><description>{story.Text}</description>"
            + $"<pubDate>{Day(story.Hour).ToString("r", CultureInfo.InvariantCulture)}</pubDate></item>\n"))
        + "</channel></rss>";

    private static readonly (int Number, string Title, string Text, int Hour)[] Stories =
    [
        (3, "Bakery sells its millionth loaf", "The queue was long.", 10),
        (1, "Lock keeper finds a coin", "It lay two metres deep.", 12),
        (2, "Swans return to the weir", "They had left in March.", 11),
    ];

    private static string Rdf => """
        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
        <channel rdf:about="https://lakeside.example/"><title>Lakeside Echo</title><link>https://lakeside.example/</link><description>d</description>
        <items><rdf:Seq><rdf:li resource="https://lakeside.example/news/1"/></rdf:Seq></items></channel>
        """ + string.Concat(Stories.Select(story => $"<item rdf:about=\"https://lakeside.example/news/{story.Number}\"><title>{story.Title}</title>"
            + $"<link>https://lakeside.example/news/{story.Number}</link><description>{story.Text}</description><dc:date>{Day(story.Hour):yyyy-MM-dd'T'HH:mm:ssK}</dc:date></item>"))
        + "</rdf:RDF>";

    private static string Atom => """<feed xmlns="http://www.w3.org/2005/Atom"><title>Lakeside Echo</title><id>x</id><link rel="self" href="https://feeds.lakeside.example/all.xml"/>"""
        + string.Concat(Stories.Select(story => $"<entry><title type=\"html\">&lt;i&gt;{story.Title}&lt;/i&gt;</title><id>tag:{story.Number}</id><link rel=\"self\" href=\"x\"/>"
            + $"<link rel=\"alternate\" type=\"text/html\" href=\"https://lakeside.example/news/{story.Number}\"/><updated>{Day(20):O}</updated><published>{Day(story.Hour):O}</published>"
            + $"<summary type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>{story.Text}</p></div></summary><source><title>Lakeside Echo</title></source></entry>"))
        + "</feed>";

    private static string AtomWithPrefixes => Atom
        .Replace("<feed xmlns=", "<atom:feed xmlns:atom=", StringComparison.Ordinal).Replace("</feed>", "</atom:feed>", StringComparison.Ordinal)
        .Replace("<entry>", "<atom:entry>", StringComparison.Ordinal).Replace("</entry>", "</atom:entry>", StringComparison.Ordinal)
        .Replace("<title", "<atom:title", StringComparison.Ordinal).Replace("</title>", "</atom:title>", StringComparison.Ordinal)
        .Replace("<link", "<atom:link", StringComparison.Ordinal).Replace("<published>", "<atom:published>", StringComparison.Ordinal)
        .Replace("</published>", "</atom:published>", StringComparison.Ordinal);

    private static string Atom03 => """<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Lakeside Echo</title><link rel="alternate" type="text/html" href="https://lakeside.example/"/>"""
        + string.Concat(Stories.Select(story => $"<entry><title mode=\"escaped\">{story.Title}</title><link rel=\"alternate\" type=\"text/html\" href=\"https://lakeside.example/news/{story.Number}\"/>"
            + $"<id>tag:{story.Number}</id><issued>{Day(story.Hour):yyyy-MM-dd'T'HH:mm:ssK}</issued><summary>{story.Text}</summary></entry>"))
        + "</feed>";

    private static string Json => """{"version":"https://jsonfeed.org/version/1.1","title":"Lakeside Echo","home_page_url":"https://lakeside.example/","items":["""
        + string.Join(',', Stories.Select(story => $$"""{"id":"{{story.Number}}","url":"/news/{{story.Number}}","title":"{{story.Title}}","summary":"{{story.Text}}","date_published":"{{Day(story.Hour):O}}","authors":[{"name":"A","url":"https://a.example"}]}"""))
        + "]}";
}
