using System.Net.Http.Headers;
using Microsoft.DurableTask;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Http;

/// <summary>The built-in activity behind <c>CallHttpAsync</c>: one call, repeated as its options say.</summary>
internal sealed class DurableHttpActivity(TimeProvider time)
{
    private static readonly HttpClient Client = new() { Timeout = Timeout.InfiniteTimeSpan };

    public async Task<string?> RunAsync(string? input, DataConverter converter, CancellationToken cancellation)
    {
        var message = converter.Deserialize<DurableHttpMessage>(input)!;
        var begun = time.GetUtcNow();
        for (var attempt = 1; ; attempt++)
        {
            var answer = await CallAsync(message, cancellation);
            if (message.Retry is not { } retry || !IsWorthAnother(retry, answer, attempt, time.GetUtcNow() - begun))
            {
                return converter.Serialize(answer);
            }

            var pause = Math.Min(retry.First.TotalMilliseconds * Math.Pow(retry.Backoff, attempt - 1), retry.Max.TotalMilliseconds);
            await Task.Delay(TimeSpan.FromMilliseconds(pause), time, cancellation);
        }
    }

    private static bool IsWorthAnother(DurableHttpRetry retry, DurableHttpAnswer answer, int attempt, TimeSpan elapsed)
        => attempt < retry.Attempts && elapsed < retry.Timeout && retry.Covers(answer.StatusCode);

    private static async Task<DurableHttpAnswer> CallAsync(DurableHttpMessage message, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (message.Timeout is { } timeout) limit.CancelAfter(timeout);
        using var request = Request(message);
        using var response = await Client.SendAsync(request, limit.Token);
        var headers = response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => header.Value.ToArray());
        return new DurableHttpAnswer((int)response.StatusCode, headers, await response.Content.ReadAsStringAsync(limit.Token));
    }

    private static HttpRequestMessage Request(DurableHttpMessage message)
    {
        var request = new HttpRequestMessage(new HttpMethod(message.Method), message.Uri);
        if (message.Content is not null)
        {
            request.Content = new StringContent(message.Content);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        foreach (var (name, values) in message.Headers ?? [])
        {
            if (request.Headers.TryAddWithoutValidation(name, values)) continue;
            request.Content?.Headers.Remove(name);
            request.Content?.Headers.TryAddWithoutValidation(name, values);
        }

        return request;
    }
}
