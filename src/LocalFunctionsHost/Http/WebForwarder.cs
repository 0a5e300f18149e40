using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yarp.ReverseProxy.Forwarder;

namespace LocalFunctionsHost.Http;

/// <summary>Forwards requests to the web server of an app that uses ASP.NET Core integration.</summary>
internal sealed class WebForwarder(ILoggerFactory loggers) : IDisposable
{
    private const string InvocationHeader = "x-ms-invocation-id";

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);
    private static readonly ForwarderRequestConfig Config = new() { ActivityTimeout = Timeout.InfiniteTimeSpan };

    private readonly ServiceProvider _services =
        new ServiceCollection().AddSingleton(loggers).AddLogging().AddHttpForwarder().BuildServiceProvider();

    // Without a propagator the handler takes no part in tracing, and headers pass as they came.
    private readonly HttpMessageInvoker _client = new(new SocketsHttpHandler
    {
        ActivityHeadersPropagator = null,
        AllowAutoRedirect = false,
        AutomaticDecompression = System.Net.DecompressionMethods.None,
        ConnectCallback = ConnectAsync,
        ConnectTimeout = TimeSpan.FromSeconds(15),
        EnableMultipleHttp2Connections = true,
        // As Kestrel reads them.
        RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8,
        UseCookies = false,
        UseProxy = false,
    });

    /// <param name="outcome">Tells whether the function succeeded.</param>
    /// <param name="cancellationToken">Ends forwarding; what was sent so far stays sent.</param>
    /// <exception cref="BadHttpRequestException">The body is longer than the host takes (413) or broken (400).</exception>
    public async Task ForwardAsync(
        HttpContext http, Uri address, string invocationId, Task<bool> outcome, CancellationToken cancellationToken)
    {
        http.Request.Headers[InvocationHeader] = invocationId;
        var error = await _services.GetRequiredService<IHttpForwarder>().SendAsync(
            http, address.GetLeftPart(UriPartial.Authority), _client, Config, new EmptyAnswersWait(outcome), cancellationToken);
        if (error is not ForwarderError.None && !http.RequestAborted.IsCancellationRequested)
        {
            throw Failure(error, http.Features.Get<IForwarderErrorFeature>()?.Exception);
        }
    }

    public void Dispose()
    {
        _client.Dispose();
        _services.Dispose();
    }

    private static Exception Failure(ForwarderError error, Exception? cause)
    {
        if (error is ForwarderError.RequestBodyClient)
        {
            var refusal = (cause as AggregateException)?.Flatten().InnerExceptions.OfType<BadHttpRequestException>().FirstOrDefault()
                ?? cause as BadHttpRequestException;
            return refusal ?? new BadHttpRequestException("The body of the request is broken.", cause!);
        }
        return new InvalidOperationException($"The request could not be handed to the app's web server ({error}).", cause);
    }

    /// <summary>A worker reports before its web server listens, so a refused connection is tried again for a while.</summary>
    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        for (var pause = TimeSpan.FromMilliseconds(10); ; pause *= 2)
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException e) when (e.SocketErrorCode == SocketError.ConnectionRefused && pause < LongestPause)
            {
                socket.Dispose();
                await Task.Delay(pause, cancellationToken);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }
    }

    /// <summary>
    /// The worker's web server answers 200 without a body for a function that threw. So an answer without a body is sent on
    /// when it is known that the function did not.
    /// </summary>
    private sealed class EmptyAnswersWait(Task<bool> outcome) : HttpTransformer
    {
        public override async ValueTask<bool> TransformResponseAsync(
            HttpContext httpContext, HttpResponseMessage? proxyResponse, CancellationToken cancellationToken) =>
            (proxyResponse?.Content.Headers.ContentLength != 0 || await outcome.WaitAsync(cancellationToken))
            && await base.TransformResponseAsync(httpContext, proxyResponse, cancellationToken);
    }
}
