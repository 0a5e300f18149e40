using System.Net;
using System.Text.Json.Nodes;
using ContentGen.Simulator.AmazonPolly;
using ContentGen.Simulator.AmazonPolly.Audio;
using ContentGen.Simulator.Aws;
using ContentGen.Simulator.Bedrock;
using ContentGen.Simulator.Faults;
using ContentGen.Simulator.NewsApi;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace ContentGen.Simulator;

/// <summary>NewsAPI, publishers' feeds, Bedrock Runtime and Amazon Polly on one loopback port, with faults on demand.</summary>
public sealed class SimulatorServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SimulatorServer(WebApplication app)
    {
        _app = app;
        BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    /// <summary>Where the services answer, such as <c>http://127.0.0.1:7075/</c>.</summary>
    public Uri BaseAddress { get; }

    /// <summary>The calls received.</summary>
    public RequestLedger Requests => _app.Services.GetRequiredService<RequestLedger>();

    /// <summary>The faults in force.</summary>
    public FaultController Faults => _app.Services.GetRequiredService<FaultController>();

    /// <summary>The environment variables that point an application at this simulator, with keys that are nobody's.</summary>
    public IReadOnlyDictionary<string, string> EnvironmentVariables => new Dictionary<string, string>
    {
        ["AWS_ENDPOINT_URL_BEDROCK_RUNTIME"] = Address,
        ["AWS_ENDPOINT_URL_POLLY"] = Address,
        ["AWS_REGION"] = "us-east-1",
        ["AWS_ACCESS_KEY_ID"] = "AKIASIMULATOR0000000",
        ["AWS_SECRET_ACCESS_KEY"] = "simulator",
        ["NewsApi__BaseUrl"] = Address,
        ["NewsApi__ApiKey"] = "simulator",
        ["News__Sources__0"] = "newsapi",
        ["News__Sources__1"] = "feeds",
    }.Concat(NewsCategories.All.Select(
        category => KeyValuePair.Create($"Rss__Feeds__{category}__0", Address + FeedEndpoints.PathOf(category))))
        .ToDictionary();

    private string Address => BaseAddress.ToString().TrimEnd('/');

    /// <summary>Starts listening.</summary>
    /// <exception cref="SimulatorStartException">The port is taken, or the news file is unusable; the message says what to do.</exception>
    public static async Task<SimulatorServer> StartAsync(SimulatorOptions options, CancellationToken cancellationToken = default)
    {
        var archive = await NewsArchive.LoadAsync(options.NewsFile, options.TimeProvider, cancellationToken);
        var app = Build(options, archive);
        try
        {
            await app.StartAsync(cancellationToken);
            return new SimulatorServer(app);
        }
        catch (Exception failure)
        {
            await app.DisposeAsync();
            throw failure is IOException or AddressInUseException or System.Net.Sockets.SocketException
                ? CannotListen(options.Port, failure)
                : failure;
        }
    }

    /// <summary>Waits until the token is cancelled.</summary>
    public Task WaitForShutdownAsync(CancellationToken cancellationToken) => _app.WaitForShutdownAsync(cancellationToken);

    /// <summary>Stops at once; calls that hang are cut.</summary>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static WebApplication Build(SimulatorOptions options, NewsArchive archive)
    {
        // An empty builder: neither ASPNETCORE_URLS nor a settings file in the working folder may move the simulator elsewhere.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, options.Port);
        });
        builder.Services.AddRoutingCore();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        builder.Services
            .AddSingleton<IHostLifetime, NoHostLifetime>()
            .AddSingleton(options)
            .AddSingleton(archive)
            .AddSingleton(new FaultController(options.Seed, options.Faults))
            .AddSingleton(new RequestLedger())
            .AddSingleton<ServiceCalls>()
            .AddSingleton<SignatureCheck>()
            .AddSingleton<NewsAnswers>()
            .AddSingleton<ConverseAnswers>()
            .AddSingleton<SpeechAnswers>();

        var app = builder.Build();
        app.Use(AddRequestIdAsync);
        app.UseRouting();
        app.MapNewsApi();
        app.MapFeeds();
        app.MapBedrock();
        app.MapAmazonPolly();
        app.MapFaults();
        app.MapRequests();
        app.MapGet("/health", Health);
        return app;
    }

    private static Task AddRequestIdAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.Headers["x-amzn-RequestId"] = Guid.NewGuid().ToString();
        return next(context);
    }

    private static Task Health(HttpContext context, NewsArchive archive, SimulatorOptions options)
    {
        var isSpoken = options.Speech == SpeechSource.Auto && EspeakVoice.IsInstalled;
        var body = new JsonObject
        {
            ["status"] = "ok",
            ["articles"] = archive.All.Count,
            ["speech"] = isSpoken ? "espeak-ng" : "silent",
            ["seed"] = options.Seed,
        };
        return SimulatedResponse.Json(200, body).WriteAsync(context);
    }

    private static SimulatorStartException CannotListen(int port, Exception cause)
    {
        var isInUse = cause is AddressInUseException || cause.InnerException is AddressInUseException;
        var reason = isInUse ? "the port is in use" : cause.Message.TrimEnd('.');
        return new($"The simulator cannot listen on 127.0.0.1:{port}: {reason}. Choose another port, or 0 for any free one.", cause);
    }

    // Leaves the process's signals to the program around the simulator; the usual lifetime would catch Ctrl+C for itself.
    private sealed class NoHostLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

/// <summary>The simulator cannot start. The message is one line for the person who started it: what is wrong and what to do.</summary>
public sealed class SimulatorStartException(string message, Exception? innerException = null) : Exception(message, innerException);
