using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Xml.Linq;

namespace ContentGen.EndToEnd.Tests.Podcast;

/// <summary>
/// A podcast player as there are many: it knows one address, asks again with the tag it was given, looks at a file's head before it loads
/// it, loads on from the middle, and sends no header of ours. It follows redirects and notes them.
/// </summary>
internal sealed class PodcastPlayer(Uri feed) : IDisposable
{
    public static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    public static readonly XNamespace Itunes = "http://www.itunes.com/dtds/podcast-1.0.dtd";
    public static readonly XNamespace Namespace = "https://podcastindex.org/namespace/1.0";

    private const int MostRedirects = 5;

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });

    private EntityTagHeaderValue? _tag;

    /// <summary>Addresses that led to others.</summary>
    public List<Uri> Redirects { get; } = [];

    /// <summary>The channel, or null while it is what it was.</summary>
    public async Task<XElement?> RefreshAsync()
    {
        using var answer = await AskAsync(HttpMethod.Get, feed, request =>
        {
            if (_tag is not null)
            {
                request.Headers.IfNoneMatch.Add(_tag);
            }
        });
        if (answer.StatusCode == HttpStatusCode.NotModified)
        {
            Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
            return null;
        }

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/rss+xml", answer.Content.Headers.ContentType?.MediaType);
        _tag = answer.Headers.ETag;
        return XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!.Element("channel")!;
    }

    /// <summary>Loads an episode's file in two parts, as after a lost connection, and asks once more whether it is still good.</summary>
    public async Task<byte[]> LoadAsync(XElement item)
    {
        var enclosure = item.Element("enclosure")!;
        var address = new Uri(enclosure.Attribute("url")!.Value);
        using var head = await AskAsync(HttpMethod.Head, address);
        Assert.Equal((HttpStatusCode.OK, "bytes"), (head.StatusCode, head.Headers.AcceptRanges.Single()));
        Assert.Equal(enclosure.Attribute("type")!.Value, head.Content.Headers.ContentType?.MediaType);
        Assert.Equal(enclosure.Attribute("length")!.Value, head.Content.Headers.ContentLength?.ToString());
        var length = head.Content.Headers.ContentLength!.Value;

        var first = await PartAsync(address, 0, length / 2, head.Headers.ETag!);
        var second = await PartAsync(address, length / 2 + 1, null, head.Headers.ETag!);

        using var known = await AskAsync(HttpMethod.Get, address, request => request.Headers.IfNoneMatch.Add(head.Headers.ETag!));
        Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);
        return [.. first, .. second];
    }

    public async Task<string> TextAsync(string address, string type)
    {
        using var answer = await AskAsync(HttpMethod.Get, new(address));
        Assert.Equal((HttpStatusCode.OK, type), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        return await answer.Content.ReadAsStringAsync();
    }

    public async Task<JsonElement> ChaptersAsync(XElement item)
    {
        var chapters = item.Element(Namespace + "chapters")!;
        return JsonDocument.Parse(await TextAsync(chapters.Attribute("url")!.Value, chapters.Attribute("type")!.Value)).RootElement;
    }

    public Task<HttpResponseMessage> AskAsync(Uri address) => AskAsync(HttpMethod.Get, address);

    public void Dispose() => _http.Dispose();

    private async Task<byte[]> PartAsync(Uri address, long from, long? to, EntityTagHeaderValue tag)
    {
        using var answer = await AskAsync(HttpMethod.Get, address, request =>
        {
            request.Headers.Range = new(from, to);
            request.Headers.IfRange = new(tag);
        });
        Assert.Equal(HttpStatusCode.PartialContent, answer.StatusCode);
        Assert.Equal(from, answer.Content.Headers.ContentRange?.From);
        return await answer.Content.ReadAsByteArrayAsync();
    }

    private async Task<HttpResponseMessage> AskAsync(HttpMethod method, Uri address, Action<HttpRequestMessage>? prepare = null)
    {
        for (var turn = 0; turn < MostRedirects; turn++)
        {
            using var request = new HttpRequestMessage(method, address);
            prepare?.Invoke(request);
            var answer = await _http.SendAsync(request);
            if (answer.Headers.Location is not { } location)
            {
                return answer;
            }

            Redirects.Add(address);
            address = new(address, location);
            answer.Dispose();
        }

        throw new InvalidOperationException($"{address} leads nowhere.");
    }
}
