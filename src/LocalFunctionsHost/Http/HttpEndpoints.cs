using LocalFunctionsHost.App;
using LocalFunctionsHost.Jobs;
using LocalFunctionsHost.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.WebJobs;
using Microsoft.Azure.WebJobs.Host;
using Microsoft.Extensions.Logging;

namespace LocalFunctionsHost.Http;

/// <summary>Everything that answers on the public port.</summary>
internal sealed partial class HttpEndpoints(
    HostSettings settings, FunctionKeys keys, WebHooks webHooks, JobHost jobs, WebForwarder? forwarder, FunctionForwarders functions,
    ILogger<HttpEndpoints> logger)
{
    private readonly CancellationTokenSource _stopping = new();

    /// <exception cref="FunctionsHostStartException">A route is not valid.</exception>
    public void Map(WebApplication web, IEnumerable<HttpRoute> routes, IReadOnlyList<AppFunction> all)
    {
        if (settings.Cors is { Length: > 0 } cors)
        {
            web.UseCors(policy => Allow(policy, cors.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)));
        }
        web.UseRouting();
        web.Use(next => context => IsWrongMethod(context) ? AnswerAsync(context, StatusCodes.Status404NotFound) : next(context));
        web.Map(WebHooks.Path + "/{**rest}", (RequestDelegate)AnswerWebHookAsync);
        web.MapPost("admin/functions/{name}", (RequestDelegate)(http => StartTimerAsync(http, all)));
        foreach (var route in routes)
        {
            Map(web, route);
        }
    }

    /// <summary>Cancels what the admin endpoint has started.</summary>
    public void Stop() => _stopping.Cancel();

    private static Task AnswerAsync(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    /// <summary>What <c>Host.CORS</c> of local.settings.json allows: its origins, or with <c>*</c> all.</summary>
    private void Allow(CorsPolicyBuilder policy, string[] origins)
    {
        var allowsAll = origins.Contains("*");
        policy.AllowAnyHeader()
            .AllowAnyMethod()
            .SetIsOriginAllowed(origin => allowsAll || origins.Contains(origin, StringComparer.OrdinalIgnoreCase));
        if (settings.CorsCredentials)
        {
            policy.AllowCredentials();
        }
        else if (allowsAll)
        {
            policy.AllowAnyOrigin();
        }
    }

    /// <summary>The genuine host answers a wrong method with 404, where ASP.NET Core routing would say 405.</summary>
    private static bool IsWrongMethod(HttpContext http) => http.GetEndpoint() is { DisplayName: "405 HTTP Method Not Supported" };

    private void Map(WebApplication web, HttpRoute route)
    {
        var method = functions.MethodOf(route.Function);
        RequestDelegate run = http => RunAsync(http, route, method);
        try
        {
            var endpoint = route.Methods.Count == 0 ? web.Map(route.Template, run) : web.MapMethods(route.Template, route.Methods, run);
            endpoint.WithDisplayName(route.Function.Name);
        }
        catch (RoutePatternException e)
        {
            throw new FunctionsHostStartException($"Route '{e.Pattern}' is not valid: {e.Message.ReplaceLineEndings(" ")}", e);
        }
    }

    private async Task RunAsync(HttpContext http, HttpRoute route, System.Reflection.MethodInfo method)
    {
        if (!IsAllowed(http.Request, route))
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }
        HttpCall? call = null;
        try
        {
            call = await HttpCall.ReceiveAsync(http, forwarder);
            await jobs.CallAsync(method, new Dictionary<string, object> { [route.Function.Trigger.Name] = http }, http.RequestAborted);
            await call.AnswerAsync();
        }
        catch (Exception e) when ((e as BadHttpRequestException ?? e.InnerException) is BadHttpRequestException refusal)
        {
            if (call is null)
            {
                http.Response.StatusCode = refusal.StatusCode;
                return;
            }
            await call.FailAsync(refusal.StatusCode);
        }
        catch (Exception) when (http.RequestAborted.IsCancellationRequested)
        {
            LogAborted(route.Function.Name);
        }
        catch (Exception e)
        {
            // The SDK has logged what the function threw.
            if (e is not (FunctionInvocationException or FunctionTimeoutException or OperationCanceledException))
            {
                LogFailed(e, route.Function.Name);
            }
            await (call?.FailAsync(StatusCodes.Status500InternalServerError) ?? Task.CompletedTask);
        }
    }

    private bool IsAllowed(HttpRequest request, HttpRoute route) => route.Level switch
    {
        "function" => keys.Allows(request, "Function", $"Functions:{route.Function.Name}"),
        "system" => keys.Allows(request, "System"),
        "admin" => keys.Allows(request),
        _ => true,
    };

    private Task AnswerWebHookAsync(HttpContext http)
    {
        if (keys.Allows(http.Request, "System"))
        {
            return webHooks.AnswerAsync(http);
        }
        http.Response.Headers.WWWAuthenticate = "Bearer";
        return AnswerAsync(http, StatusCodes.Status401Unauthorized);
    }

    /// <summary><c>POST /admin/functions/NAME</c> runs a timer function now and answers 202, as the genuine host does.</summary>
    private Task StartTimerAsync(HttpContext http, IReadOnlyList<AppFunction> all)
    {
        if (!keys.Allows(http.Request))
        {
            return AnswerAsync(http, StatusCodes.Status401Unauthorized);
        }
        var name = (string)http.Request.RouteValues["name"]!;
        var timers = all.Where(function => function.Kind == TriggerKind.Timer);
        if (timers.FirstOrDefault(function => function.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is not { } function)
        {
            return AnswerAsync(http, StatusCodes.Status404NotFound);
        }
        _ = StartTimerAsync(function);
        return AnswerAsync(http, StatusCodes.Status202Accepted);
    }

    private async Task StartTimerAsync(AppFunction function)
    {
        // The SDK makes the trigger's argument from an empty text, and logs what fails.
        var arguments = new Dictionary<string, object> { [function.Trigger.Name] = "" };
        await Task.Yield();
        await jobs.CallAsync(functions.MethodOf(function), arguments, _stopping.Token)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    [LoggerMessage(EventId = 1401, Level = LogLevel.Error, Message = "Function {Function} could not answer; the caller got status 500.")]
    private partial void LogFailed(Exception exception, string function);

    [LoggerMessage(EventId = 1402, Level = LogLevel.Debug, Message = "The caller of {Function} went away before the answer.")]
    private partial void LogAborted(string function);
}
