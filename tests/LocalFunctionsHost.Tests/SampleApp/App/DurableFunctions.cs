using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Http;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Entities;

namespace SampleApp;

/// <summary>Orchestrations, activities, an entity, and the client.</summary>
public static class DurableFunctions
{
    [Function("StartOrchestration")]
    public static async Task<HttpResponseData> StartAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "start/{name}/{id}")] HttpRequestData request,
        string name,
        string id,
        [DurableClient] DurableTaskClient client)
    {
        var input = await request.ReadAsStringAsync();
        await client.ScheduleNewOrchestrationInstanceAsync(name, input, new StartOrchestrationOptions(id));
        return await client.CreateCheckStatusResponseAsync(request, id);
    }

    [Function("ReadCounter")]
    public static async Task<IActionResult> ReadCounterAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "counter/{key}")] HttpRequest request,
        string key,
        [DurableClient] DurableTaskClient client)
    {
        var entity = await client.Entities.GetEntityAsync<int>(new EntityInstanceId(nameof(Counter), key));
        return new OkObjectResult(entity?.State ?? -1);
    }

    [Function("HelloCities")]
    public static async Task<string> HelloCities([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var first = await context.CallActivityAsync<string>(nameof(SayHello), "Tokyo");
        var second = await context.CallActivityAsync<string>(nameof(SayHello), "Brno");
        var count = await context.Entities.CallEntityAsync<int>(new EntityInstanceId(nameof(Counter), context.InstanceId), "Add", 2);
        return $"{first} {second} {count}";
    }

    [Function("WaitForGo")]
    public static Task<string> WaitForGo([OrchestrationTrigger] TaskOrchestrationContext context) =>
        context.WaitForExternalEvent<string>("Go");

    [Function("Failing")]
    public static Task<string> Failing([OrchestrationTrigger] TaskOrchestrationContext context) =>
        context.CallActivityAsync<string>(nameof(Fail), "it");

    [Function("CallsOut")]
    public static async Task<string> CallsOut([OrchestrationTrigger] TaskOrchestrationContext context, string url)
    {
        var response = await context.CallHttpAsync(new DurableHttpRequest(HttpMethod.Get, new Uri(url)));
        return $"{(int)response.StatusCode} {response.Content}";
    }

    [Function("Survives")]
    public static Task<string> Survives([OrchestrationTrigger] TaskOrchestrationContext context, string file) =>
        context.CallActivityAsync<string>(
            nameof(CrashOnce), file, TaskOptions.FromRetryPolicy(new RetryPolicy(5, TimeSpan.FromSeconds(1))));

    /// <summary>Ends the worker's process at its first turn, which no orchestration should do.</summary>
    [Function("CrashesItself")]
    public static async Task<string> CrashesItself([OrchestrationTrigger] TaskOrchestrationContext context, string file)
    {
        var said = CrashOnce(file);
        return $"{said} {await context.CallActivityAsync<string>(nameof(SayHello), "Oslo")}";
    }

    [Function("Stuck")]
    public static Task<string> Stuck([OrchestrationTrigger] TaskOrchestrationContext context, string name) =>
        context.CallActivityAsync<string>(nameof(Wait), name);

    [Function("SayHello")]
    public static string SayHello([ActivityTrigger] string city) => $"Hello {city}!";

    [Function("Fail")]
    public static string Fail([ActivityTrigger] string what) => throw new InvalidOperationException($"cannot do {what}");

    /// <summary>Ends the worker's process the first time, which the file remembers.</summary>
    [Function("CrashOnce")]
    public static string CrashOnce([ActivityTrigger] string file)
    {
        if (File.Exists(file))
        {
            return "survived";
        }

        File.WriteAllText(file, "");
        Process.GetCurrentProcess().Kill();
        return "never";
    }

    [Function("Wait")]
    public static async Task<string> Wait([ActivityTrigger] string name, FunctionContext context)
    {
        var gates = (Gates)context.InstanceServices.GetService(typeof(Gates))!;
        gates.Note(name, "started");
        await gates.WaitAsync(name).WaitAsync(context.CancellationToken);
        return "done";
    }

    [Function("Counter")]
    public static Task DispatchAsync([EntityTrigger] TaskEntityDispatcher dispatcher) => dispatcher.DispatchAsync<Counter>();
}

/// <summary>Counts.</summary>
public sealed class Counter : TaskEntity<int>
{
    public int Add(int amount) => State += amount;
}
