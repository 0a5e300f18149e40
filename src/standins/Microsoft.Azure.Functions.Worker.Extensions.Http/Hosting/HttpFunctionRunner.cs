using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Azure.Functions.Worker.Hosting;
using Microsoft.Azure.Functions.Worker.Hosting.Web;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Extensions.Http.Hosting;

/// <summary>Runs a function for one request. An exception of the function is logged and answered with 500 and an empty body.</summary>
internal sealed partial class HttpFunctionRunner(
    IFunctionInvoker invoker, HttpResultWriter writer, FunctionKeys keys, ILoggerFactory loggers)
{
    public async Task RunAsync(HttpContext http, HttpRoute route)
    {
        if (!IsAllowed(http.Request, route))
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }
        try
        {
            // Kestrel lets hosts pass that no address can have, such as "a..b".
            if (!Uri.TryCreate(http.Request.GetEncodedUrl(), UriKind.Absolute, out _))
                throw new BadHttpRequestException("The Host header is not the name of a host.");
            MemoryStream body = await RequestBody.ReadAsync(http);
            FunctionContext? run = null;
            object? result = await invoker.InvokeAsync(route.Function, Request(http, body, context => run = context));
            await writer.WriteAsync(http, HttpOutput.Of(run!, result));
        }
        catch (BadHttpRequestException e)
        {
            http.Response.StatusCode = e.StatusCode;
        }
        catch (Exception) when (http.RequestAborted.IsCancellationRequested)
        {
            LogAborted(Logger(route), route.Function.Name);
        }
        catch (Exception e)
        {
            LogFailed(Logger(route), e, route.Function.Name);
            Fail(http);
        }
    }

    private static FunctionInvocationRequest Request(HttpContext http, MemoryStream body, Action<FunctionContext> onCreated) => new()
    {
        BindingData = HttpBindingData.Of(http.Request),
        CancellationToken = http.RequestAborted,
        TraceParent = http.Request.Headers.TraceParent,
        TraceState = http.Request.Headers.TraceState,
        OnContextCreated = context =>
        {
            context.Features.Set<IHttpRequestDataFeature>(new HttpRequestFeature(new HostHttpRequest(context, http, body)));
            onCreated(context);
        },
    };

    private static void Fail(HttpContext http)
    {
        if (http.Response.HasStarted)
        {
            http.Abort();
            return;
        }
        http.Response.Clear();
        http.Response.StatusCode = StatusCodes.Status500InternalServerError;
    }

    private bool IsAllowed(HttpRequest request, HttpRoute route) => route.Trigger.AuthLevel switch
    {
        AuthorizationLevel.Function => keys.Allows(request, "Function", $"Functions:{route.Function.Name}"),
        AuthorizationLevel.System => keys.Allows(request, "System"),
        AuthorizationLevel.Admin => keys.Allows(request),
        _ => true,
    };

    private ILogger Logger(HttpRoute route) => loggers.CreateLogger($"Function.{route.Function.Name}");

    [LoggerMessage(EventId = 1401, Level = LogLevel.Error, Message = "Function {Function} failed; the caller got status 500.")]
    private static partial void LogFailed(ILogger logger, Exception exception, string function);

    [LoggerMessage(EventId = 1402, Level = LogLevel.Information, Message = "The caller of {Function} went away before the answer.")]
    private static partial void LogAborted(ILogger logger, string function);
}
