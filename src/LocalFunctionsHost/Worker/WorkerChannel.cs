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
    private readonly ConcurrentDictionary<string, Waiting> _waiting = new();
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

    /// <summary>How long the oldest running invocation, of a worker whose functions are loaded, has been running.</summary>
    public TimeSpan LongestRunning => _waiting.Values.Select(waiting => Stopwatch.GetElapsedTime(waiting.Since)).DefaultIfEmpty().Max();

    /// <summary>Runs a function. Cancellation is passed on; the function decides how it ends then.</summary>
    /// <exception cref="WorkerProcessExitException">The worker ended first.</exception>
    public async Task<InvocationResponse> InvokeAsync(InvocationRequest request, CancellationToken cancellationToken)
    {
        var reply = SendAsync(request.InvocationId, new StreamingMessage { InvocationRequest = request });
        var cancel = new StreamingMessage { InvocationCancel = new InvocationCancel { InvocationId = request.InvocationId } };
        await using var cancelling = cancellationToken.UnsafeRegister(_ => _outgoing.Writer.TryWrite(cancel), null);
        return (await reply).InvocationResponse;
    }

    private static WorkerProcessExitException Gone() => new("The worker ended before the function did.");

    private static void ThrowIfFailed(StatusResult? result)
    {
        if (result is { Status: not StatusResult.Types.Status.Success })
        {
            throw new WorkerFunctionException(result);
        }
    }

    private Task<StreamingMessage> AskAsync(StreamingMessage message, CancellationToken cancellationToken)
    {
        message.RequestId = Guid.NewGuid().ToString();
        return SendAsync(message.RequestId, message).WaitAsync(cancellationToken);
    }

    /// <summary>Sends a message and waits for the one that answers it under an id.</summary>
    /// <exception cref="WorkerProcessExitException">The worker ended first.</exception>
    private async Task<StreamingMessage> SendAsync(string id, StreamingMessage message)
    {
        var reply = new TaskCompletionSource<StreamingMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting[id] = new Waiting(reply, Stopwatch.GetTimestamp());
        // The stream may end between these lines, after everything that waited was told.
        if (!_outgoing.Writer.TryWrite(message) || _ended.Task.IsCompleted)
        {
            _waiting.TryRemove(id, out _);
            throw Gone();
        }
        return await reply.Task;
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
        if (message.RpcLog is { } entry)
        {
            Log(entry);
        }
        else if (_waiting.TryRemove(message.InvocationResponse?.InvocationId ?? message.RequestId, out var waiting))
        {
            waiting.Reply.TrySetResult(message);
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
        foreach (var waiting in _waiting.Values)
        {
            waiting.Reply.TrySetException(Gone());
        }
        _waiting.Clear();
    }

    private sealed record Waiting(TaskCompletionSource<StreamingMessage> Reply, long Since);
}
