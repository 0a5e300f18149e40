using System.Diagnostics;
using LocalFunctionsHost.App;
using LocalFunctionsHost.Http;
using LocalFunctionsHost.Worker;
using LocalFunctionsHost.Worker.Protocol;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Azure.WebJobs;
using Newtonsoft.Json;

namespace LocalFunctionsHost.Jobs;

/// <summary>Turns the arguments of a forwarder into a call of the worker, and the answer into what the extension expects.</summary>
internal sealed class FunctionInvoker(IReadOnlyList<AppFunction> functions, IWorker worker)
{
    private static readonly JsonSerializerSettings DatesAsText = new() { DateParseHandling = DateParseHandling.None };

    public async Task<object?> InvokeAsync(int index, object?[] arguments, CancellationToken cancellationToken)
    {
        var function = functions[index];
        var channel = await worker.GetChannelAsync(cancellationToken);
        var request = new InvocationRequest { InvocationId = Guid.NewGuid().ToString(), FunctionId = channel.IdOf(function.Name) };
        request.InputData.Add(Input(function.Trigger.Name, Trigger(function, arguments[0], channel, request)));
        for (var i = 0; i < function.Clients.Count; i++)
        {
            request.InputData.Add(Input(function.Clients[i].Name, new TypedData { String = (string)arguments[i + 1]! }));
        }
        if (arguments.Length > function.Clients.Count + 1 && arguments[^1] is string instanceId)
        {
            request.TriggerMetadata["instanceId"] = new TypedData { String = instanceId };
        }
        request.TraceContext ??= TraceContext();
        var call = (arguments[0] as HttpContext)?.Features.Get<HttpCall>();
        call?.StartForwarding(channel, request.InvocationId);
        var response = await RunAsync(channel, request, call?.Forwarding, cancellationToken);
        if (response.Result.Status == StatusResult.Types.Status.Cancelled)
        {
            throw new OperationCanceledException($"Function '{function.Name}' was cancelled.");
        }
        if (response.Result.Status != StatusResult.Types.Status.Success)
        {
            throw new WorkerFunctionException(response.Result);
        }
        call?.Complete(response, function.HttpOutput);
        return call is null ? Value(response.ReturnValue) : null;
    }

    private static async Task<InvocationResponse> RunAsync(
        WorkerChannel channel, InvocationRequest request, Task? forwarding, CancellationToken cancellationToken)
    {
        if (forwarding is null)
        {
            return await channel.InvokeAsync(request, cancellationToken);
        }
        // Without its request the function would wait for it in vain.
        using var unreachable = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var invocation = channel.InvokeAsync(request, unreachable.Token);
        await Task.WhenAny(invocation, forwarding);
        if (forwarding.IsFaulted && !invocation.IsCompleted)
        {
            await unreachable.CancelAsync();
            await forwarding;
        }
        return await invocation;
    }

    private static ParameterBinding Input(string name, TypedData data) => new() { Name = name, Data = data };

    private static TypedData Trigger(AppFunction function, object? value, WorkerChannel channel, InvocationRequest request) => value switch
    {
        null => new TypedData(),
        string text => new TypedData { String = text },
        HttpContext http => http.Features.GetRequiredFeature<HttpCall>().Describe(channel, request),
        TimerInfo timer => new TypedData { Json = Describe(timer) },
        _ => throw new InvalidOperationException($"Function '{function.Name}' has a trigger value of type {value.GetType()}."),
    };

    private static string Describe(TimerInfo timer) => System.Text.Json.JsonSerializer.Serialize(new
    {
        Schedule = new { timer.Schedule.AdjustForDST },
        timer.ScheduleStatus,
        timer.IsPastDue,
    });

    /// <summary>The durable extension's activity.</summary>
    private static RpcTraceContext TraceContext() => Activity.Current is { Id: { } id } activity
        ? new RpcTraceContext { TraceParent = id, TraceState = activity.TraceStateString ?? "" }
        : new RpcTraceContext();

    private static object? Value(TypedData? data) => data?.DataCase switch
    {
        TypedData.DataOneofCase.String => data.String,
        TypedData.DataOneofCase.Json => JsonConvert.DeserializeObject(data.Json, DatesAsText),
        TypedData.DataOneofCase.Bytes => data.Bytes.ToByteArray(),
        TypedData.DataOneofCase.Int => data.Int,
        TypedData.DataOneofCase.Double => data.Double,
        _ => null,
    };
}
