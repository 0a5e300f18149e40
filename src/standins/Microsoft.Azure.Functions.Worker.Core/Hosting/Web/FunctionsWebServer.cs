using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker.Hosting.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Azure.Functions.Worker.Hosting.Web;

/// <summary>Maps every extension's endpoints and serves them.</summary>
internal sealed class FunctionsWebServer(
    IServiceProvider services, IServer server, IEnumerable<IHostEndpoints> endpoints, FunctionsHostEnvironment environment,
    FunctionsHostSettings settings, StartGate gate)
{
    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(5);

    /// <summary>Binds the port. Requests wait at the gate until the host has started.</summary>
    /// <exception cref="FunctionsHostStartException">The port is taken or may not be bound, or a route is not valid.</exception>
    public async Task BindAsync(CancellationToken cancellationToken)
    {
        var application = new RequestPipeline(Build(), ActivatorUtilities.CreateInstance<DefaultHttpContextFactory>(services));
        try
        {
            await server.StartAsync(application, cancellationToken);
        }
        catch (Exception e) when (e is IOException or System.Net.Sockets.SocketException or InvalidOperationException)
        {
            throw CannotBind(e);
        }
        string address = server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First();
        environment.BaseAddress = new Uri(address);
    }

    /// <summary>Takes no more requests; gives running ones five seconds, then cancels them.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        using var drain = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        drain.CancelAfter(Drain);
        await server.StopAsync(drain.Token);
    }

    private RequestDelegate Build()
    {
        var app = new ApplicationBuilder(services);
        app.Use(next => context => gate.WaitAsync(context.RequestAborted) is { IsCompletedSuccessfully: false } wait ? WaitThen(wait, next, context) : next(context));
        CrossOrigin.Use(app, settings);
        SystemKey.Use(app, services);
        app.UseRouting();
        app.Use(next => context => WrongMethod.IsMatch(context) ? WrongMethod.AnswerAsync(context) : next(context));
        try
        {
            app.UseEndpoints(routes =>
            {
                foreach (IHostEndpoints source in endpoints)
                    source.Map(routes);
            });
        }
        catch (RoutePatternException e)
        {
            throw new FunctionsHostStartException($"Route '{e.Pattern}' is not valid: {e.Message.ReplaceLineEndings(" ")}", e);
        }
        return app.Build();
    }

    private static async Task WaitThen(Task wait, RequestDelegate next, HttpContext context)
    {
        await wait;
        await next(context);
    }

    private FunctionsHostStartException CannotBind(Exception e) => e.InnerException is AddressInUseException || e is AddressInUseException
        ? new($"Port {settings.Port} on {settings.Address} is already in use. "
            + "Stop the program that uses it, or choose another port with --port N (0: any free port).", e)
        : new($"The host cannot listen on {settings.Address}:{settings.Port}: {e.Message} Choose another --port or --address.", e);
}
