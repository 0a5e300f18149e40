using System.Collections.Concurrent;
using System.Net;
using Grpc.Core;
using LocalFunctionsHost.Hosting;
using LocalFunctionsHost.Worker.Protocol;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LocalFunctionsHost.Worker;

/// <summary>The gRPC server, on a free loopback port, where workers report.</summary>
internal sealed class WorkerEndpoint(ILoggerFactory loggers) : IAsyncDisposable
{
    /// <summary>The worker's limit; the server has none.</summary>
    public const int MaxMessageLength = int.MaxValue;

    private const int WindowSize = 1 << 20;

    private readonly ConcurrentDictionary<string, TaskCompletionSource<WorkerChannel>> _expected = new();
    private WebApplication? _web;

    /// <summary>Of a server that has started.</summary>
    public Uri Address { get; private set; } = null!;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var builder = QuietWeb.CreateBuilder(loggers);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Limits.Http2.InitialConnectionWindowSize = WindowSize;
            kestrel.Limits.Http2.InitialStreamWindowSize = WindowSize;
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2);
        });
        builder.Services.AddSingleton(this);
        builder.Services.AddGrpc(grpc =>
        {
            grpc.MaxReceiveMessageSize = null;
            grpc.MaxSendMessageSize = null;
        });
        _web = builder.Build();
        _web.MapGrpcService<Service>();
        await _web.StartAsync(cancellationToken);
        Address = new Uri(_web.Urls.First());
    }

    /// <summary>Expects a worker that will report under an id.</summary>
    public Task<WorkerChannel> ExpectAsync(string workerId) =>
        _expected.GetOrAdd(workerId, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public async ValueTask DisposeAsync()
    {
        if (_web is null)
        {
            return;
        }
        using var brief = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _web.StopAsync(brief.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _web.DisposeAsync();
    }

    /// <summary>The service of the protocol: one call for the life of a worker.</summary>
    internal sealed class Service(WorkerEndpoint endpoint, ILoggerFactory loggers) : FunctionRpc.FunctionRpcBase
    {
        public override async Task EventStream(
            IAsyncStreamReader<StreamingMessage> requestStream,
            IServerStreamWriter<StreamingMessage> responseStream,
            ServerCallContext context)
        {
            if (!await requestStream.MoveNext(context.CancellationToken)
                || requestStream.Current.StartStream is not { } start
                || !endpoint._expected.TryRemove(start.WorkerId, out var expected))
            {
                throw new Grpc.Core.RpcException(new Status(StatusCode.PermissionDenied, "No worker of this id is expected."));
            }
            var channel = new WorkerChannel(loggers);
            var running = channel.RunAsync(requestStream, responseStream, context.CancellationToken);
            expected.TrySetResult(channel);
            await running;
        }
    }
}
