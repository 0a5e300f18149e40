using ContentGen.Http.Page;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ContentGen.Http.Endpoints;

/// <summary><c>GET /api/app</c>: the page for listeners and operators. One document, nothing from another host.</summary>
public static class PageEndpoint
{
    [Function("GetApp")]
    public static IResult Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "app")] HttpRequest request)
    {
        var nonce = AppPage.NewNonce();
        return Results.Bytes(AppPage.With(nonce), AppPage.ContentType)
            .With("Content-Security-Policy", AppPage.SecurityPolicy(nonce))
            .With("Referrer-Policy", "no-referrer")
            .With("Cache-Control", "no-store");
    }
}
