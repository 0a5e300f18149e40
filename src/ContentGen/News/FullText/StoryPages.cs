using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using ContentGen.Cache;
using ContentGen.Resilience;
using ContentGen.Text;
using Polly.Timeout;
using SmartReader;

namespace ContentGen.News.FullText;

/// <summary>
/// Reads more of the stories of which a source gives little, from their own pages: <c>News:FullText</c>. Every address is read once, and
/// kept; all of a run's pages share one time limit, and what has not come by then is told from what the source gave.
/// </summary>
public sealed partial class StoryPages(
    PageClient client, ContentCache cache, IOptions<NewsOptions> options, TimeLimits limits, ILogger<StoryPages> logger)
{
    /// <summary>Text of a page that is used, in characters.</summary>
    public const int LongestText = 2_000;

    private const int EnoughText = 400;
    private const int MostPages = 12;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    /// <summary>The headlines, those with little text with more of it where their pages give it.</summary>
    public async Task<IReadOnlyList<Headline>> FillAsync(
        string runId, IReadOnlyList<Headline> headlines, CancellationToken cancellationToken)
    {
        var poor = headlines.Where(headline => Length(headline) < EnoughText).Take(MostPages).ToList();
        if (!options.Value.FullText || poor.Count == 0)
        {
            return headlines;
        }

        var robots = new ConcurrentDictionary<string, Task<RobotsFile>>();
        var texts = await Task.WhenAll(poor.Select(headline => TextAsync(headline, robots, cancellationToken)));
        cancellationToken.ThrowIfCancellationRequested();
        var byId = poor.Zip(texts).Where(pair => pair.Second.Length > 0).ToDictionary(pair => pair.First.Id, pair => pair.Second);
        LogFilled(runId, byId.Count, poor.Count);
        return [.. headlines.Select(headline => byId.TryGetValue(headline.Id, out var text) ? headline with { Content = text } : headline)];
    }

    private static int Length(Headline headline) => (headline.Description?.Length ?? 0) + (headline.Content?.Length ?? 0);

    private async Task<string> TextAsync(
        Headline headline, ConcurrentDictionary<string, Task<RobotsFile>> robots, CancellationToken cancellationToken)
    {
        try
        {
            return await limits.RunAsync("story-page", Patience, token => ReadAsync(headline.Url, robots, token), cancellationToken);
        }
        catch (Exception stopped) when (stopped is TimeoutRejectedException or OperationCanceledException)
        {
            return "";
        }
    }

    private async Task<string> ReadAsync(
        string url, ConcurrentDictionary<string, Task<RobotsFile>> robots, CancellationToken cancellationToken)
    {
        var (address, name) = (new Uri(url), CacheName.Of("page", url));
        if (await cache.FindAsync<PageText>(name, cancellationToken) is { } kept)
        {
            return kept.Content.Text;
        }

        var site = await robots.GetOrAdd(
            address.GetLeftPart(UriPartial.Authority), _ => client.RobotsAsync(address, cancellationToken));
        var isRead = site.Allows(address.PathAndQuery);
        var text = isRead && await client.ReadAsync(address, cancellationToken) is var (html, at) ? TextOf(html, at) : "";
        await cache.KeepAsync<PageText>(name, new(new(text), limits.Time.GetUtcNow(), "", new Dictionary<string, string>()));
        return text;
    }

    private static string TextOf(string html, Uri address)
    {
        try
        {
            var article = new Reader(address.AbsoluteUri, html).GetArticle();
            return article.IsReadable ? TextLimit.Sentences(PlainText.Clean(Heading().Replace(article.Content, " ")), LongestText) : "";
        }
        catch (Exception unreadable) when (unreadable
            is InvalidOperationException or ArgumentException or NullReferenceException or FormatException)
        {
            // Whatever a page is made of, it costs no more than its own text.
            return "";
        }
    }

    // The title is told already, and the others are no sentences.
    [GeneratedRegex(@"<h([1-6])\b[^>]*>.*?</h\1>", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Heading();

    [LoggerMessage(2121, LogLevel.Information, "Run {RunId}: {Count} of {Poor} stories with little text are told more of from their pages")]
    private partial void LogFilled(string runId, int count, int poor);
}

/// <summary>What was read of a page; the empty text when nothing could be.</summary>
public sealed record PageText(string Text);
