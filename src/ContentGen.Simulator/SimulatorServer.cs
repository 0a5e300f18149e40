using System.Net;
using System.Text.Json.Nodes;
using ContentGen.Simulator.AmazonPolly;
using ContentGen.Simulator.AmazonPolly.Audio;
using ContentGen.Simulator.Aws;
using ContentGen.Simulator.Bedrock;
using ContentGen.Simulator.Faults;
using ContentGen.Simulator.NewsApi;
using Microsoft.AspNetCore.Connections;

namespace ContentGen.Simulator;

/// <summary>NewsAPI, publishers' feeds, Bedrock Runtime and Amazon Polly on one loopback port, with faults on demand.</summary>
public sealed class SimulatorServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SimulatorServer(SimulatorOptions options, NewsArchive archive)
    {
        Faults = new FaultController(options.Seed, options.Faults);
        _app = NewApp(options.Port);
        _app.Use(AddRequestIdAsync);
        _app.UseRouting();
        var calls = new ServiceCalls(Faults, Requests, options, _app.Lifetime);
        var signatures = new SignatureCheck(options);
        new NewsApiEndpoints(archive, options, calls).Map(_app);
        new FeedEndpoints(archive, calls).Map(_app);
        new BedrockEndpoints(signatures, options, calls).Map(_app);
        new AmazonPollyEndpoints(signatures, options, calls).Map(_app);
        Faults.Map(_app);
        Requests.Map(_app);
        _app.MapGet("/health", context => Health(archive, options).WriteAsync(context));
    }

    /// <summary>Where the services answer, such as <c>http://127.0.0.1:7075/</c>.</summary>
    public Uri BaseAddress { get; private set; } = null!;

    /// <summary>The calls received.</summary>
    public RequestLedger Requests { get; } = new();

    /// <summary>The faults in force.</summary>
    public FaultController Faults { get; }

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
        var server = new SimulatorServer(options, archive);
        try
        {
            await server._app.StartAsync(cancellationToken);
            server.BaseAddress = new Uri(server._app.Urls.Single());
            return server;
        }
        catch (Exception failure)
        {
            await server._app.DisposeAsync();
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

    private static WebApplication NewApp(int port)
    {
        // An empty builder: neither ASPNETCORE_URLS nor a settings file in the working folder may move the simulator elsewhere.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        builder.Services.AddRoutingCore();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        builder.Services.AddSingleton<IHostLifetime, NoHostLifetime>();
        return builder.Build();
    }

    private static Task AddRequestIdAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.Headers["x-amzn-RequestId"] = Guid.NewGuid().ToString();
        return next(context);
    }

    private static SimulatedResponse Health(NewsArchive archive, SimulatorOptions options)
    {
        var isSpoken = options.Speech == SpeechSource.Auto && EspeakVoice.IsInstalled;
        return SimulatedResponse.Json(200, new JsonObject
        {
            ["status"] = "ok",
            ["articles"] = archive.All.Count,
            ["speech"] = isSpoken ? "espeak-ng" : "silent",
            ["seed"] = options.Seed,
        });
    }

    private static SimulatorStartException CannotListen(int port, Exception cause)
    {
        var isInUse = cause is AddressInUseException || cause.InnerException is AddressInUseException;
        var reason = isInUse ? "the port is in use" : cause.Message.TrimEnd('.');
        return new($"The simulator cannot listen on 127.0.0.1:{port}: {reason}. Choose another port, or 0 for any free one.", cause)
        {
            IsAboutThePort = true,
        };
    }

    // Leaves the process's signals to the program around the simulator; the usual lifetime would catch Ctrl+C for itself.
    private sealed class NoHostLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

/// <summary>The simulator cannot start. The message is one line for the person who started it: what is wrong and what to do.</summary>
public sealed class SimulatorStartException(string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>Whether another port would do; else the news file is at fault.</summary>
    public bool IsAboutThePort { get; internal init; }
}
