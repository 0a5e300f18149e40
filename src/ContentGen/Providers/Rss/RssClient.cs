using ContentGen.Failures;
using ContentGen.Headlines;
using Microsoft.Extensions.Options;

namespace ContentGen.Providers.Rss;

/// <summary>Fetches configured feeds. One method call is one HTTP request.</summary>
public sealed class RssClient(HttpClient http, IOptionsMonitor<RssOptions> options)
{
    /// <exception cref="CategorizedException">The feed could not be fetched or read.</exception>
    public async Task<IReadOnlyList<ProviderArticle>> FetchAsync(Uri feed, string category, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, feed);
        request.Headers.UserAgent.ParseAdd("ContentGen/1.0");
        try
        {
            using var response = await http
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
                .ConfigureAwait(false);
            return response.IsSuccessStatusCode
                ? RssFeed.Read(await ReadAsync(response, feed, cancellationToken).ConfigureAwait(false), feed, category)
                : throw new ExternalServiceException($"The feed of {feed.Host} failed with HTTP {(int)response.StatusCode}.");
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw new ExternalServiceException($"The feed of {feed.Host} could not be reached: {exception.Message}", exception);
        }
    }

    private async Task<byte[]> ReadAsync(HttpResponseMessage response, Uri feed, CancellationToken cancellationToken)
    {
        var limit = options.CurrentValue.MaxResponseBytes;
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        return await BoundedStream.ReadAsync(stream, limit, cancellationToken).ConfigureAwait(false)
            ?? throw new ExternalServiceException($"The feed of {feed.Host} is larger than {limit} bytes (Rss:MaxResponseBytes).");
    }
}
