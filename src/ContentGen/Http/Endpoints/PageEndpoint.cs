using ContentGen.Briefs;
using ContentGen.Http.Page;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ContentGen.Http.Endpoints;

/// <summary>The page for listeners, editors and operators.</summary>
public static class PageEndpoint
{
    /// <summary>The root: a route must have a name or a parameter, and this one's can only be left out.</summary>
    public const string Root = "{root:maxlength(0)?}";

    private const string ForGood = "public, max-age=31536000, immutable";

    /// <summary><c>GET /</c>: leads to the page, with what is asked of it.</summary>
    [Function("GetRoot")]
    public static IResult GetRoot([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Root)] HttpRequest request) =>
        Results.Redirect(BriefPath.Page + request.QueryString.ToUriComponent(), permanent: false, preserveMethod: true);

    /// <summary><c>GET /api/app</c>: the document. Scripts and styles come from nowhere else but here.</summary>
    [Function("GetApp")]
    public static IResult Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/app")] HttpRequest request)
    {
        var nonce = AppPage.NewNonce();
        return Results.Bytes(AppPage.With(nonce), AppPage.ContentType)
            .With("Content-Security-Policy", AppPage.SecurityPolicy(nonce));
    }

    /// <summary><c>GET /api/page/{version}/{module}</c>: one module of the page.</summary>
    /// <remarks>
    /// While a new version is rolled out an instance may be asked for the other's: it answers with its own, not to be kept.
    /// </remarks>
    [Function("GetPageModule")]
    public static IResult GetModule(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/page/{version}/{module}")] HttpRequest request,
        string version,
        string module) =>
        AppPage.Module(module) is { } text
            ? Results.Bytes(text, AppPage.ModuleType).With("Cache-Control", version == AppPage.Version ? ForGood : "no-store")
            : Problems.NotFound("unknown-module", "There is no such part of the page", "The page has no module of this name.");
}
