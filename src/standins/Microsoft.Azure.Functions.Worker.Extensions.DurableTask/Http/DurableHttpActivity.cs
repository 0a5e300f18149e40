using System.Net.Http.Headers;
using Microsoft.DurableTask;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Http;

/// <summary>The built-in activity behind <c>CallHttpAsync</c>: one call, repeated as its options say.</summary>
internal sealed class DurableHttpActivity(TimeProvider time)
{
    private static readonly HttpClient Client = new() { Timeout = Timeout.InfiniteTimeSpan };

    /// <exception cref="HttpRequestException">There was no answer.</exception>
    /// <exception cref="TimeoutException">There was none in time.</exception>
    public async Task<string?> RunAsync(string? input, DataConverter converter, CancellationToken cancellation)
    {
        var message = converter.Deserialize<DurableHttpMessage>(input)!;
        var begun = time.GetUtcNow();
        for (var attempt = 1; ; attempt++)
        {
            var isLast = message.Retry is not { } retry || attempt >= retry.Attempts || time.GetUtcNow() - begun >= retry.Timeout;
            try
            {
                var answer = await CallAsync(message, cancellation);
                if (isLast || !message.Retry!.Covers(answer.StatusCode)) return converter.Serialize(answer);
            }
            catch (Exception error) when (error is HttpRequestException or TimeoutException && !isLast)
            {
                // Told only when the last attempt fails, too.
            }

            await Task.Delay(message.Retry!.Pause(attempt), time, cancellation);
        }
    }

    private async Task<DurableHttpAnswer> CallAsync(DurableHttpMessage message, CancellationToken cancellation)
    {
        using var timer = new CancellationTokenSource(message.Timeout ?? Timeout.InfiniteTimeSpan, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timer.Token);
        using var request = Request(message);
        try
        {
            using var response = await Client.SendAsync(request, limit.Token);
            var headers = response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => header.Value.ToArray());
            return new DurableHttpAnswer((int)response.StatusCode, headers, await response.Content.ReadAsStringAsync(limit.Token));
        }
        catch (OperationCanceledException error) when (timer.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new TimeoutException($"{error.Message} Reached user specified timeout: {message.Timeout}.", error);
        }
    }

    private static HttpRequestMessage Request(DurableHttpMessage message)
    {
        var contentType = "text/plain";
        var request = new HttpRequestMessage(new HttpMethod(message.Method), message.Uri);
        foreach (var (name, values) in message.Headers ?? [])
        {
            if (!name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)) request.Headers.TryAddWithoutValidation(name, values);
            else contentType = values.LastOrDefault() ?? contentType;
        }

        if (contentType.Contains("multipart", StringComparison.OrdinalIgnoreCase))
        {
            throw new NotSupportedException("Multipart content is not supported with CallHttpAsync.");
        }

        if (message.Content is not null)
        {
            request.Content = new StringContent(message.Content);
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        }

        return request;
    }
}
