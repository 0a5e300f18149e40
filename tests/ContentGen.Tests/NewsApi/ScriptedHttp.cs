using System.Net;
using System.Text;

namespace ContentGen.Tests.NewsApi;

/// <summary>An HTTP handler that answers as told and keeps the last request.</summary>
internal sealed class ScriptedHttp(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
{
    public HttpRequestMessage? Request { get; private set; }

    public static ScriptedHttp Answering(HttpStatusCode status, string body, Action<HttpResponseMessage>? edit = null) => new((_, _) =>
    {
        var response = new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        edit?.Invoke(response);
        return Task.FromResult(response);
    });

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Request = request;
        return answer(request, cancellationToken);
    }
}
