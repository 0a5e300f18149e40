using ContentGen.Http.Page;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ContentGen.Http.Endpoints;

/// <summary>The page for listeners, editors and operators.</summary>
public static class PageEndpoint
{
    private const string ForGood = "public, max-age=31536000, immutable";

    /// <summary><c>GET /api/app</c>: the document. Scripts and styles come from nowhere else but here.</summary>
    [Function("GetApp")]
    public static IResult Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "app")] HttpRequest request)
    {
        var nonce = AppPage.NewNonce();
        return Results.Bytes(AppPage.With(nonce), AppPage.ContentType)
            .With("Content-Security-Policy", AppPage.SecurityPolicy(nonce))
            .With("Referrer-Policy", "no-referrer")
            .With("Cache-Control", "no-store");
    }

    /// <summary><c>GET /api/page/{version}/{module}</c>: one module of the page.</summary>
    /// <remarks>
    /// While a new version is rolled out an instance may be asked for the other's: it answers with its own, not to be kept.
    /// </remarks>
    [Function("GetPageModule")]
    public static IResult GetModule(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "page/{version}/{module}")] HttpRequest request,
        string version,
        string module) =>
        AppPage.Module(version, module, out var isCurrent) is { } text
            ? Results.Bytes(text, AppPage.ModuleType).With("Cache-Control", isCurrent ? ForGood : "no-store")
            : Problems.NotFound("unknown-module", "There is no such part of the page", "The page has no module of this name.");
}
