using System.Text.Json;
using Google.Protobuf;
using LocalFunctionsHost.Worker;
using LocalFunctionsHost.Worker.Protocol;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Primitives;

namespace LocalFunctionsHost.Http;

/// <summary>One request on its way through the job host to the worker and back; a feature of its <see cref="HttpContext"/>.</summary>
internal sealed class HttpCall(HttpContext http, WebForwarder? forwarder)
{
    private readonly TaskCompletionSource<bool> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _failed = new();
    private ReadOnlyMemory<byte> _body;
    private TypedData? _answer;

    /// <param name="forwarder">
    /// Takes the request to an app with a web server of its own; otherwise it travels in a message, with its whole body.
    /// </param>
    /// <exception cref="BadHttpRequestException">The request cannot be handed on.</exception>
    public static async ValueTask<HttpCall> ReceiveAsync(HttpContext http, WebForwarder? forwarder)
    {
        RequestBody.Check(http.Request);
        var call = new HttpCall(http, forwarder);
        if (forwarder is null)
        {
            call._body = await RequestBody.ReadAsync(http);
        }
        http.Features.Set(call);
        return call;
    }

    /// <summary>The trigger's value, and what the trigger adds to the invocation.</summary>
    public TypedData Describe(WorkerChannel channel, InvocationRequest request)
    {
        request.TraceContext = new RpcTraceContext
        {
            TraceParent = http.Request.Headers.TraceParent.ToString(),
            TraceState = http.Request.Headers.TraceState.ToString(),
        };
        foreach (var (name, value) in http.Request.Query)
        {
            request.TriggerMetadata[name] = new TypedData { String = value.ToString() };
        }
        foreach (var (name, value) in RouteValues())
        {
            request.TriggerMetadata[name] = new TypedData { String = value };
        }
        request.TriggerMetadata["Headers"] = new TypedData { Json = Json(http.Request.Headers) };
        request.TriggerMetadata["Query"] = new TypedData { Json = Json(http.Request.Query) };
        return channel.WebAddress is null ? Message() : new TypedData { Http = new RpcHttp() };
    }

    /// <summary>Completes when the worker's own web server has answered, and fails when it cannot be reached; null without one.</summary>
    public Task? Forwarding { get; private set; }

    /// <summary>
    /// Hands the request to the worker's own web server, where it has one; the invocation beside it says which function it is for.
    /// </summary>
    public void StartForwarding(WorkerChannel channel, string invocationId)
    {
        if (channel.WebAddress is { } address)
        {
            Forwarding = forwarder!.ForwardAsync(http, address, invocationId, _outcome.Task, _failed.Token);
        }
    }

    /// <summary>Takes what the function returned.</summary>
    /// <param name="output">Name of the output that answers the request; <c>$return</c> or null for the returned value.</param>
    public void Complete(InvocationResponse response, string? output)
    {
        _answer = response.OutputData.FirstOrDefault(data => data.Name == output && output != "$return")?.Data ?? response.ReturnValue;
        _outcome.TrySetResult(true);
    }

    /// <summary>Sends the answer.</summary>
    public Task AnswerAsync() => Forwarding ?? HttpAnswer.WriteAsync(http, _answer);

    /// <summary>The call failed: its caller gets a status without a body, unless the answer has begun.</summary>
    public async Task FailAsync(int status)
    {
        _outcome.TrySetResult(false);
        if (Forwarding is not null)
        {
            await _failed.CancelAsync();
            await Forwarding.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            // A function fails, too, when its request breaks off; that this is the caller's fault, forwarding knows.
            status = (Forwarding.Exception?.InnerException as BadHttpRequestException)?.StatusCode ?? status;
        }
        if (http.Response.HasStarted)
        {
            http.Abort();
            return;
        }
        http.Response.Clear();
        http.Response.StatusCode = status;
    }

    private TypedData Message()
    {
        var message = new RpcHttp { Method = http.Request.Method, Url = http.Request.GetEncodedUrl() };
        foreach (var (name, value) in http.Request.Headers)
        {
            message.NullableHeaders[name.ToLowerInvariant()] = new NullableString { Value = value.ToString() };
        }
        foreach (var (name, value) in http.Request.Query)
        {
            message.NullableQuery[name] = new NullableString { Value = value.ToString() };
        }
        foreach (var (name, value) in RouteValues())
        {
            message.NullableParams[name] = new NullableString { Value = value };
        }
        if (!_body.IsEmpty)
        {
            message.Body = new TypedData { Bytes = UnsafeByteOperations.UnsafeWrap(_body) };
        }
        return new TypedData { Http = message };
    }

    private IEnumerable<(string Name, string Value)> RouteValues() =>
        http.GetRouteData().Values.Where(value => value.Value is not null).Select(value => (value.Key, value.Value!.ToString()!));

    private static string Json(IEnumerable<KeyValuePair<string, StringValues>> values) =>
        JsonSerializer.Serialize(values.ToDictionary(value => value.Key, value => value.Value.ToString()));
}
