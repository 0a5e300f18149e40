using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Client;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Engine;
using Microsoft.Azure.Functions.Worker.Hosting;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Management;

/// <summary>The management API. One catch-all route: the genuine host answers 404, never 405, to a wrong method.</summary>
internal sealed class ManagementEndpoints(
    DurableEngine engine, InstanceCommands instances, EntityCommands entities, FunctionsDurableTaskClient client) : IHostEndpoints
{
    private readonly StartEndpoint _start = new(engine, instances);
    private readonly StatusEndpoints _status = new(engine);
    private readonly PurgeEndpoints _purge = new(engine, client);
    private readonly CommandEndpoints _commands = new(engine, instances);
    private readonly EntityEndpoints _entities = new(engine, entities, client);

    public void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.Map(ManagementUrls.Root, static context => Answer.EmptyAsync(context, StatusCodes.Status404NotFound));
        endpoints.Map(ManagementUrls.Root + "/{**path}", HandleAsync);
    }

    private async Task HandleAsync(HttpContext context)
    {
        try
        {
            await RouteAsync(context, Segments(context));
        }
        catch (BadHttpRequestException broken)
        {
            await Answer.EmptyAsync(context, broken.StatusCode);
        }
        catch (IOException) when (!context.RequestAborted.IsCancellationRequested)
        {
            // How Kestrel tells of a chunk size that no number holds.
            await Answer.EmptyAsync(context, StatusCodes.Status400BadRequest);
        }
        catch (ArgumentException error)
        {
            await Answer.ErrorAsync(context, StatusCodes.Status400BadRequest, "One or more of the arguments submitted is incorrect", error);
        }
        catch (Exception error) when (!context.RequestAborted.IsCancellationRequested)
        {
            await Answer.ErrorAsync(
                context, StatusCodes.Status500InternalServerError, "Something went wrong while processing your request", error);
        }
    }

    /// <summary>The path's parts, a plus sign read as a space; fixed words in lower case, because their case does not matter.</summary>
    private static string[] Segments(HttpContext context)
    {
        var path = new Uri(new Uri("http://host"), context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget).AbsolutePath;
        var parts = WebUtility.UrlDecode(path)[ManagementUrls.Root.Length..].Trim('/').Split('/');
        parts[0] = parts[0].ToLowerInvariant();
        if (parts[0] == "instances" && parts.Length > 2) parts[2] = parts[2].ToLowerInvariant();
        return parts;
    }

    private Task RouteAsync(HttpContext context, string[] path)
    {
        var method = context.Request.Method;
        return path switch
        {
            ["orchestrators", var name] when Is(method, "POST") => _start.StartAsync(context, name, null),
            ["orchestrators", var name, var id] when Is(method, "POST") => _start.StartAsync(context, name, id),
            ["instances"] when Is(method, "GET") => _status.ListAsync(context),
            ["instances"] when Is(method, "DELETE") => _purge.PurgeAllAsync(context),
            ["instances", var id] when Is(method, "GET") => _status.GetAsync(context, id),
            ["instances", var id] when Is(method, "DELETE") => _purge.PurgeAsync(context, id),
            ["instances", var id, "raiseevent", var name] when Is(method, "POST") => _commands.RaiseAsync(context, id, name),
            ["instances", var id, var verb] when Is(method, "POST") => _commands.RunAsync(context, id, verb),
            ["entities"] when Is(method, "GET") => _entities.ListAsync(context, null),
            ["entities", var name] when Is(method, "GET") => _entities.ListAsync(context, name),
            ["entities"] when Is(method, "POST") || Is(method, "DELETE") => _entities.SignalAsync(context, string.Empty, string.Empty),
            ["entities", var name] when Is(method, "POST") || Is(method, "DELETE") => _entities.SignalAsync(context, name, string.Empty),
            ["entities", var name, var key] when Is(method, "GET") => _entities.GetAsync(context, name, key),
            ["entities", var name, var key] when Is(method, "POST") || Is(method, "DELETE") => _entities.SignalAsync(context, name, key),
            _ => Answer.EmptyAsync(context, StatusCodes.Status404NotFound),
        };
    }

    private static bool Is(string method, string expected) => string.Equals(method, expected, StringComparison.OrdinalIgnoreCase);
}
