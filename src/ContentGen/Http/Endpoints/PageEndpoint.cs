using ContentGen.Briefs;
using ContentGen.Http.Page;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ContentGen.Http.Endpoints;

/// <summary><c>GET /api/app</c>: the page for listeners and operators. One document, nothing from another host.</summary>
public static class PageEndpoint
{
    /// <summary>The root: a route must have a name or a parameter, and this one's can only be left out.</summary>
    public const string Root = "{root:maxlength(0)?}";

    /// <summary><c>GET /</c>: leads to the page, with what is asked of it.</summary>
    [Function("GetRoot")]
    public static IResult GetRoot([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Root)] HttpRequest request) =>
        Results.Redirect(BriefPath.Page + request.QueryString.ToUriComponent(), permanent: false, preserveMethod: true);

    [Function("GetApp")]
    public static IResult Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/app")] HttpRequest request)
    {
        var nonce = AppPage.NewNonce();
        return Results.Bytes(AppPage.With(nonce), AppPage.ContentType)
            .With("Content-Security-Policy", AppPage.SecurityPolicy(nonce))
            .With("Referrer-Policy", "no-referrer")
            .With("Cache-Control", "no-store");
    }
}
