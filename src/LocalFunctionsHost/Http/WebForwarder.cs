using Microsoft.AspNetCore.Http;
using Yarp.ReverseProxy.Forwarder;

namespace LocalFunctionsHost.Http;

/// <summary>Forwards requests to the web server of an app that uses ASP.NET Core integration.</summary>
internal sealed class WebForwarder(IHttpForwarder forwarder) : IDisposable
{
    private const string InvocationHeader = "x-ms-invocation-id";

    private static readonly ForwarderRequestConfig Config = new() { ActivityTimeout = Timeout.InfiniteTimeSpan };

    // Without a propagator the handler takes no part in tracing, and headers pass as they came.
    private readonly HttpMessageInvoker _client = new(new SocketsHttpHandler
    {
        ActivityHeadersPropagator = null,
        AllowAutoRedirect = false,
        AutomaticDecompression = System.Net.DecompressionMethods.None,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        EnableMultipleHttp2Connections = true,
        UseCookies = false,
        UseProxy = false,
    });

    /// <summary>True when the app has a web server of its own. Otherwise requests travel in messages, which hold the whole body.</summary>
    public bool IsUsed { get; set; }

    public async Task ForwardAsync(HttpContext http, Uri address, string invocationId)
    {
        http.Request.Headers[InvocationHeader] = invocationId;
        var cancellation = new Cancellation();
        http.Features.Set(cancellation);
        using (cancellation.Source)
        {
            var error = await forwarder.SendAsync(
                http, address.GetLeftPart(UriPartial.Authority), _client, Config, HttpTransformer.Default, cancellation.Source.Token);
            if (error is not ForwarderError.None && !http.RequestAborted.IsCancellationRequested)
            {
                throw new InvalidOperationException(
                    $"The request could not be handed to the app's web server ({error}).", http.Features.Get<IForwarderErrorFeature>()?.Exception);
            }
        }
    }

    /// <summary>Ends forwarding; what was sent so far stays sent.</summary>
    public async Task CancelAsync(HttpContext http)
    {
        try
        {
            await (http.Features.Get<Cancellation>()?.Source.CancelAsync() ?? Task.CompletedTask);
        }
        catch (ObjectDisposedException)
        {
            // Forwarding has ended by itself.
        }
    }

    public void Dispose() => _client.Dispose();

    private sealed class Cancellation
    {
        public CancellationTokenSource Source { get; } = new();
    }
}
