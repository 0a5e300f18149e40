using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using ContentGen.Providers.Rss;
using ContentGen.Text;

namespace ContentGen.News.FullText;

/// <summary>
/// Reads pages of publishers. What is not public is never connected to (see <see cref="FeedConnection"/>), redirects are followed a few
/// times, and a page larger than the limit, or not HTML, is left alone.
/// </summary>
public sealed class PageClient(HttpClient http)
{
    /// <summary>Largest page that is read, in bytes.</summary>
    public const int LargestPage = 2 * 1024 * 1024;

    private const int LargestRobots = 512 * 1024;
    private const int MostRedirects = 3;
    private const string Name = "contentgen";

    /// <summary>The page's HTML and its address; null when it cannot be had.</summary>
    public async Task<(string Html, Uri Address)?> ReadAsync(Uri address, CancellationToken cancellationToken) =>
        await GetAsync(address, LargestPage, cancellationToken) is { IsGiven: true } page
            && page.Type?.MediaType is "text/html" or "application/xhtml+xml"
                ? (page.Text, page.Address)
                : null;

    /// <summary>A site that has no robots.txt allows everything; one whose server fails allows nothing for now.</summary>
    internal async Task<RobotsFile> RobotsAsync(Uri site, CancellationToken cancellationToken) =>
        await GetAsync(new Uri(site, "/robots.txt"), LargestRobots, cancellationToken) switch
        {
            { IsGiven: true } file => RobotsFile.Read(file.Text, Name),
            { Status: >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError } => RobotsFile.AllowsAll,
            _ => RobotsFile.AllowsNothing,
        };

    private async Task<Answer?> GetAsync(Uri address, int largest, CancellationToken cancellationToken)
    {
        var at = address;
        try
        {
            for (var redirects = 0; redirects <= MostRedirects && IsReadable(at); redirects++)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, at);
                request.Headers.UserAgent.ParseAdd("ContentGen/1.0");
                using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
                if (RssClient.RedirectOf(response, at) is { } next)
                {
                    at = next;
                    continue;
                }

                await response.Content.LoadIntoBufferAsync(largest, cancellationToken);
                var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
                return new(response.StatusCode, response.Content.Headers.ContentType, body, at);
            }
        }
        catch (Exception unreadable) when (unreadable is HttpRequestException or IOException or SocketException or UriFormatException)
        {
            // A page that cannot be read is one that is not told more of.
        }

        return null;
    }

    // Addresses of stories come from publishers: none of them may be this machine's, not even where its feed is.
    private static bool IsReadable(Uri address) =>
        address is { Scheme: "http" or "https", UserInfo.Length: 0, IsLoopback: false };

    private sealed record Answer(HttpStatusCode Status, MediaTypeHeaderValue? Type, byte[] Body, Uri Address)
    {
        public bool IsGiven => (int)Status is >= 200 and <= 299;

        public string Text => TextBytes.Decode(Body, Type?.CharSet);
    }
}
