using ContentGen.Http.Page;
using System.Net;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace ContentGen.Http.Endpoints;

/// <summary><c>GET /api/app</c>: the page for listeners and operators. One document, nothing from another host.</summary>
public sealed class GetApp
{
    [Function(nameof(GetApp))]
    public async Task<HttpResponseData> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "app")] HttpRequestData request,
        CancellationToken cancellationToken)
    {
        var nonce = AppPage.NewNonce();
        var response = await request.WriteBodyAsync(HttpStatusCode.OK, AppPage.With(nonce), AppPage.ContentType, cancellationToken);
        response.Headers.Add("Content-Security-Policy", AppPage.SecurityPolicy(nonce));
        response.Headers.Add("Referrer-Policy", "no-referrer");
        response.Headers.Add("Cache-Control", "no-store");
        return response;
    }
}
