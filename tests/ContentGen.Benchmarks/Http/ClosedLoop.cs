using System.Diagnostics;
using ContentGen.Benchmarks.Measuring;

namespace ContentGen.Benchmarks.Http;

/// <summary>
/// Clients that each send the next request as soon as the last is answered, over connections and on threads of their own: a client that
/// waited in the app's thread pool would measure itself.
/// </summary>
internal sealed class ClosedLoop(Uri address, int clients) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false, MaxConnectionsPerServer = clients })
    {
        BaseAddress = address,
        Timeout = TimeSpan.FromSeconds(30),
    };

    /// <param name="total">Requests by all clients together.</param>
    /// <param name="request">Makes the request of this number.</param>
    /// <param name="read">Sees each answer's body; not timed.</param>
    /// <exception cref="HttpRequestException">An answer was no success; a figure of failed requests would mean nothing.</exception>
    public async Task<Quantiles> MeasureAsync(
        int total, Func<int, HttpRequestMessage> request, Action<string>? read, CancellationToken cancellationToken)
    {
        var times = new TimeSpan[total];
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Factory.StartNew(
            Client, cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
        return new Quantiles(times);

        void Client()
        {
            for (int number; (number = Interlocked.Increment(ref next)) < total;)
            {
                using var message = request(number);
                var start = Stopwatch.GetTimestamp();
                using var response = _http.Send(message, cancellationToken);
                using var reader = new StreamReader(response.Content.ReadAsStream(cancellationToken));
                var body = reader.ReadToEnd();
                times[number] = Stopwatch.GetElapsedTime(start);
                response.EnsureSuccessStatusCode();
                read?.Invoke(body);
            }
        }
    }

    public void Dispose() => _http.Dispose();
}
