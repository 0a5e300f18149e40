using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Diagnostics;
using System.Threading.Channels;
using Grpc.Core;
using LocalFunctionsHost.Worker.Protocol;
using Microsoft.Extensions.Logging;

namespace LocalFunctionsHost.Worker;

/// <summary>One worker's stream of messages, from its first message to its end.</summary>
internal sealed class WorkerChannel(ILoggerFactory loggers)
{
    private readonly Channel<StreamingMessage> _outgoing = Channel.CreateUnbounded<StreamingMessage>(new() { SingleReader = true });
    private readonly ConcurrentDictionary<string, TaskCompletionSource<StreamingMessage>> _replies = new();
    private readonly ConcurrentDictionary<string, Running> _invocations = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private FrozenDictionary<string, string> _functionIds = FrozenDictionary<string, string>.Empty;

    /// <summary>Completes when no message comes or goes any more.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Where the app's own web server takes requests (ASP.NET Core integration); null when requests travel in messages.</summary>
    public Uri? WebAddress { get; private set; }

    /// <summary>Where that server really listens, when the host knows better than the worker.</summary>
    public Uri? ActualWebAddress { private get; set; }

    /// <summary>Carries messages until the worker or <see cref="Close"/> ends it.</summary>
    public async Task RunAsync(
        IAsyncStreamReader<StreamingMessage> incoming, IAsyncStreamWriter<StreamingMessage> outgoing, CancellationToken cancellationToken)
    {
        try
        {
            await Task.WhenAny(ReadAsync(incoming, cancellationToken), WriteAsync(outgoing, cancellationToken)).Unwrap();
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or InvalidOperationException or Grpc.Core.RpcException)
        {
            // The worker is gone; what waits for it is told below.
        }
        finally
        {
            End();
        }
    }

    /// <summary>Asks a worker in a process of its own to end.</summary>
    public void Terminate() => _outgoing.Writer.TryWrite(new StreamingMessage { WorkerTerminate = new WorkerTerminate() });

    /// <summary>Ends the stream from the host's side, which an in-process worker takes as its end.</summary>
    public void Close() => _outgoing.Writer.TryComplete();

    /// <summary>Introduces host and worker, and asks for the worker's functions.</summary>
    public async Task<IReadOnlyList<RpcFunctionMetadata>> InitializeAsync(string appFolder, CancellationToken cancellationToken)
    {
        var init = new WorkerInitRequest { HostVersion = "4.1037.0", FunctionAppDirectory = appFolder, WorkerDirectory = appFolder };
        var initialized = await AskAsync(new StreamingMessage { WorkerInitRequest = init }, cancellationToken);
        ThrowIfFailed(initialized.WorkerInitResponse.Result);
        if (initialized.WorkerInitResponse.Capabilities.TryGetValue("HttpUri", out var announced))
        {
            WebAddress = ActualWebAddress ?? new Uri(announced);
        }
        var request = new FunctionsMetadataRequest { FunctionAppDirectory = appFolder };
        var reply = await AskAsync(new StreamingMessage { FunctionsMetadataRequest = request }, cancellationToken);
        ThrowIfFailed(reply.FunctionMetadataResponse.Result);
        return reply.FunctionMetadataResponse.FunctionMetadataResults;
    }

    public async Task LoadAsync(IReadOnlyCollection<RpcFunctionMetadata> functions, CancellationToken cancellationToken)
    {
        _functionIds = functions.ToFrozenDictionary(
            function => function.Name, function => function.FunctionId, StringComparer.OrdinalIgnoreCase);
        var loading = functions.Select(function => new FunctionLoadRequest { FunctionId = function.FunctionId, Metadata = function })
            .Select(request => AskAsync(new StreamingMessage { FunctionLoadRequest = request }, cancellationToken));
        foreach (var reply in await Task.WhenAll(loading))
        {
            ThrowIfFailed(reply.FunctionLoadResponse.Result);
        }
    }

    /// <summary>The id of a loaded function; each worker process may draw its own.</summary>
    public string IdOf(string function) => _functionIds[function];

    /// <summary>How long the oldest running invocation has been running.</summary>
    public TimeSpan LongestRunning => _invocations.Values.Select(running => Stopwatch.GetElapsedTime(running.Since)).DefaultIfEmpty().Max();

    /// <summary>Runs a function. Cancellation is passed on; the function decides how it ends then.</summary>
    /// <exception cref="WorkerProcessExitException">The worker ended first.</exception>
    public async Task<InvocationResponse> InvokeAsync(InvocationRequest request, CancellationToken cancellationToken)
    {
        var completion = new TaskCompletionSource<InvocationResponse>(TaskCreationOptions.RunContinuationsAsynchronously);
        _invocations[request.InvocationId] = new Running(completion, Stopwatch.GetTimestamp());
        if (!_outgoing.Writer.TryWrite(new StreamingMessage { InvocationRequest = request }))
        {
            _invocations.TryRemove(request.InvocationId, out _);
            throw Gone();
        }
        // The stream may have ended between the two lines above, after everything that waited was told.
        if (_ended.Task.IsCompleted)
        {
            completion.TrySetException(Gone());
        }
        var cancel = new StreamingMessage { InvocationCancel = new InvocationCancel { InvocationId = request.InvocationId } };
        await using var cancelling = cancellationToken.UnsafeRegister(_ => _outgoing.Writer.TryWrite(cancel), null);
        return await completion.Task;
    }

    private static WorkerProcessExitException Gone() => new("The worker ended before the function did.");

    private static void ThrowIfFailed(StatusResult? result)
    {
        if (result is { Status: not StatusResult.Types.Status.Success })
        {
            throw new WorkerFunctionException(result);
        }
    }

    private async Task<StreamingMessage> AskAsync(StreamingMessage message, CancellationToken cancellationToken)
    {
        message.RequestId = Guid.NewGuid().ToString();
        var completion = new TaskCompletionSource<StreamingMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        _replies[message.RequestId] = completion;
        if (!_outgoing.Writer.TryWrite(message) || _ended.Task.IsCompleted)
        {
            throw Gone();
        }
        return await completion.Task.WaitAsync(cancellationToken);
    }

    private async Task ReadAsync(IAsyncStreamReader<StreamingMessage> incoming, CancellationToken cancellationToken)
    {
        while (await incoming.MoveNext(cancellationToken))
        {
            Receive(incoming.Current);
        }
    }

    private async Task WriteAsync(IAsyncStreamWriter<StreamingMessage> outgoing, CancellationToken cancellationToken)
    {
        await foreach (var message in _outgoing.Reader.ReadAllAsync(cancellationToken))
        {
            await outgoing.WriteAsync(message, cancellationToken);
        }
    }

    private void Receive(StreamingMessage message)
    {
        switch (message.ContentCase)
        {
            case StreamingMessage.ContentOneofCase.InvocationResponse:
                if (_invocations.TryRemove(message.InvocationResponse.InvocationId, out var invocation))
                {
                    invocation.Completion.TrySetResult(message.InvocationResponse);
                }
                break;
            case StreamingMessage.ContentOneofCase.RpcLog:
                Log(message.RpcLog);
                break;
            default:
                if (_replies.TryRemove(message.RequestId, out var reply))
                {
                    reply.TrySetResult(message);
                }
                break;
        }
    }

    /// <summary>Writes what the app logs to the host's log, in the category that the app gave it.</summary>
    private void Log(RpcLog entry)
    {
        var logger = loggers.CreateLogger(entry.Category is { Length: > 0 } category ? category : "Worker");
        if (logger.IsEnabled((LogLevel)entry.Level))
        {
            var text = entry.Exception is { Message.Length: > 0 } exception
                ? $"{entry.Message}{Environment.NewLine}{exception.Message}"
                : entry.Message;
            logger.Log((LogLevel)entry.Level, default, text, null, static (state, _) => state);
        }
    }

    private void End()
    {
        _outgoing.Writer.TryComplete();
        _ended.TrySetResult();
        foreach (var (_, invocation) in _invocations)
        {
            invocation.Completion.TrySetException(Gone());
        }
        foreach (var (_, reply) in _replies)
        {
            reply.TrySetException(Gone());
        }
        _invocations.Clear();
        _replies.Clear();
    }

    private sealed record Running(TaskCompletionSource<InvocationResponse> Completion, long Since);
}
