using System.Net.Mime;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Net.Http.Headers;

namespace SampleApp;

/// <summary>What can be in a request and in an answer.</summary>
public sealed class MessageFunctions(Gates gates, IConfiguration configuration)
{
    /// <summary>The bytes that <see cref="Download"/> gives: 0 to 255, four times.</summary>
    private static readonly byte[] Bytes = [.. Enumerable.Range(0, 1024).Select(number => (byte)number)];

    [Function("Echo")]
    public async Task<IActionResult> Echo([HttpTrigger(AuthorizationLevel.Anonymous, "post")] HttpRequest request)
    {
        request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = null;
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        return new OkObjectResult(new
        {
            request.ContentType,
            Length = body.Length,
            Sha256 = Convert.ToHexString(SHA256.HashData(body.ToArray())),
            Query = request.Query.ToDictionary(item => item.Key, item => item.Value.ToArray()),
            Own = request.Headers["X-Own"].ToArray(),
            Cookies = request.Cookies.ToDictionary(),
            Url = $"{request.Scheme}://{request.Host}{request.PathBase}{request.Path}{request.QueryString}",
        });
    }

    [Function("EchoBytes")]
    public async Task<IActionResult> EchoBytes([HttpTrigger(AuthorizationLevel.Anonymous, "post", "put")] HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        return new FileContentResult(body.ToArray(), request.ContentType ?? MediaTypeNames.Application.Octet);
    }

    [Function("Download")]
    public IActionResult Download([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head")] HttpRequest request) =>
        new FileContentResult(Bytes, "audio/mpeg")
        {
            EnableRangeProcessing = true,
            EntityTag = new EntityTagHeaderValue("\"v1\""),
            LastModified = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
        };

    [Function("Cookies")]
    public IActionResult Cookies([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request)
    {
        request.HttpContext.Response.Cookies.Append("plain", "1");
        request.HttpContext.Response.Cookies.Append("full", "a b", new CookieOptions
        {
            Domain = "example.org",
            HttpOnly = true,
            MaxAge = TimeSpan.FromMinutes(1),
            Path = "/x",
            SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Strict,
            Secure = true,
        });
        return new NoContentResult();
    }

    [Function("Headers")]
    public IActionResult Headers([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request)
    {
        request.HttpContext.Response.Headers.Append("X-Two", new[] { "1", "2" });
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return new ObjectResult(new { Answer = 42 }) { StatusCode = StatusCodes.Status418ImATeapot };
    }

    /// <summary>Sends one line, and another when the gate is opened.</summary>
    [Function("Stream")]
    public async Task Stream([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "stream/{name}")] HttpRequest request, string name)
    {
        var response = request.HttpContext.Response;
        response.ContentType = "text/plain";
        await response.WriteAsync("first\n");
        await response.Body.FlushAsync();
        await gates.WaitAsync(name);
        await response.WriteAsync("second\n");
    }

    [Function("Setting")]
    public IActionResult Setting(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "setting/{name}")] HttpRequest request, string name) =>
        new ContentResult { Content = configuration[name] ?? "not set" };

    [Function("Context")]
    public IActionResult Context(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "context/{number}")] HttpRequest request, FunctionContext context)
        => new OkObjectResult(new
        {
            context.FunctionDefinition.Name,
            context.FunctionDefinition.EntryPoint,
            context.TraceContext.TraceParent,
            context.TraceContext.TraceState,
            Number = context.BindingContext.BindingData.GetValueOrDefault("number"),
            Stamp = context.Items["stamp"],
        });

    /// <summary>A text that is the same length in every encoding of it that matters here.</summary>
    [Function("Text")]
    public IActionResult Text([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) =>
        new ContentResult { Content = "péché ž", ContentType = "text/plain; charset=utf-8" };

    [Function("Problem")]
    public IResult Problem([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) =>
        Results.Problem(title: "Not today", statusCode: StatusCodes.Status409Conflict);

    [Function("Form")]
    public async Task<IActionResult> Form([HttpTrigger(AuthorizationLevel.Anonymous, "post")] HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        using var reader = new StreamReader(form.Files.Single().OpenReadStream(), Encoding.UTF8);
        return new OkObjectResult($"{form["title"]} {form.Files.Single().FileName} {await reader.ReadToEndAsync()}");
    }
}
