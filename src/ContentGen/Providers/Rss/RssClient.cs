using System.Net;
using System.Net.Sockets;
using ContentGen.Failures;
using ContentGen.Telemetry;

namespace ContentGen.Providers.Rss;

/// <summary>
/// Fetches configured feeds. Feeds move, so redirects are followed, a few and only to https; see <see cref="FeedConnection"/> for where
/// they may lead.
/// </summary>
public sealed class RssClient(HttpClient http, IOptions<RssOptions> options)
{
    private const int MostRedirects = 3;

    private const string Formats =
        "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5";

    /// <summary>No cookies, no proxy (it would resolve names out of our sight), no redirects that are not looked at.</summary>
    internal static SocketsHttpHandler NewHandler(FeedConnection connection) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectCallback = connection.OpenAsync,
    };

    /// <exception cref="CategorizedException">The feed could not be fetched, is none, or is larger than is read.</exception>
    public Task<FeedContent> FetchAsync(Uri feed, string category, CancellationToken cancellationToken) =>
        MeasuredCall.MeasureAsync(
            null, Instruments.NewsDuration, new() { { TagName.Service, "feeds" } }, TimeProvider.System,
            () => ReadAsync(feed, category, cancellationToken));

    private async Task<FeedContent> ReadAsync(Uri feed, string category, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await AskAsync(feed, cancellationToken);
            if (!response.IsSuccessStatusCode)
            {
                throw new ExternalServiceException($"The feed of {feed.Host} failed with HTTP {(int)response.StatusCode}.");
            }

            await response.Content.LoadIntoBufferAsync(options.Value.MaxResponseBytes, cancellationToken);
            var charset = response.Content.Headers.ContentType?.CharSet;
            return FeedReader.Read(await response.Content.ReadAsByteArrayAsync(cancellationToken), charset, feed, category);
        }
        catch (HttpRequestException exception) when (exception.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            throw new ExternalServiceException(
                $"The feed of {feed.Host} is larger than {options.Value.MaxResponseBytes} bytes (Rss:MaxResponseBytes).", exception);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or SocketException or UriFormatException)
        {
            throw new ExternalServiceException($"The feed of {feed.Host} could not be reached: {exception.Message}", exception);
        }
    }

    private async Task<HttpResponseMessage> AskAsync(Uri feed, CancellationToken cancellationToken)
    {
        var address = feed;
        for (var redirects = 0; ; redirects++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.UserAgent.ParseAdd("ContentGen/1.0");
            request.Headers.Accept.ParseAdd(Formats);
            var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (redirects == MostRedirects || RedirectOf(response, address) is not { } next)
            {
                return response;
            }

            response.Dispose();
            address = MayFollow(feed, next)
                ? next
                : throw new ExternalServiceException(
                    $"The feed of {feed.Host} leads to '{next.Scheme}://{next.Host}', where no feed is read.");
        }
    }

    /// <summary>Where an answer leads; null when it leads nowhere else, or to what is no address.</summary>
    /// <param name="address">What was asked, which the answer's address may be relative to.</param>
    internal static Uri? RedirectOf(HttpResponseMessage response, Uri address) =>
        (int)response.StatusCode is 301 or 302 or 303 or 307 or 308 && Uri.TryCreate(address, response.Headers.Location, out var next)
            ? next
            : null;

    private static bool MayFollow(Uri feed, Uri next) => RssOptions.IsSafe(next) && (!next.IsLoopback || feed.IsLoopback);
}
