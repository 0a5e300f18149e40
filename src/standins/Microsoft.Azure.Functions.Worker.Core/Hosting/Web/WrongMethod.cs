using Microsoft.AspNetCore.Http;

namespace Microsoft.Azure.Functions.Worker.Hosting.Web;

/// <summary>The genuine host answers a wrong method with 404, where ASP.NET routing would say 405.</summary>
internal static class WrongMethod
{
    public static bool IsMatch(HttpContext context) => context.GetEndpoint() is { DisplayName: "405 HTTP Method Not Supported" };

    public static Task AnswerAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
