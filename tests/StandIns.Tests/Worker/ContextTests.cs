using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace StandIns.Tests.Worker;

public sealed class ContextTests
{
    private const string TraceParent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    [Fact]
    public async Task Context_OfAnHttpFunction_TellsWhatTheRequestTold()
    {
        await using FunctionsTestHost host = await FunctionsTestHost.StartAsync(typeof(Telling));
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/context/nine?color=red");
        request.Headers.Add("traceparent", TraceParent);
        request.Headers.Add("tracestate", "vendor=1");

        using HttpResponseMessage response = await host.Http.SendAsync(request);

        using JsonDocument told = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal("ContextTelling", told.RootElement.GetProperty("Name").GetString());
        Assert.Equal($"{typeof(Telling).FullName}.Run", told.RootElement.GetProperty("EntryPoint").GetString());
        Assert.Equal(TraceParent, told.RootElement.GetProperty("TraceParent").GetString());
        Assert.Equal("vendor=1", told.RootElement.GetProperty("TraceState").GetString());
        Assert.Equal("nine red", told.RootElement.GetProperty("Data").GetString());
        Assert.Equal("""{"color":"red"}""", told.RootElement.GetProperty("Query").GetString());
    }

    [Fact]
    public async Task InvocationId_OfEachRun_IsAnother()
    {
        await using FunctionsTestHost host = await FunctionsTestHost.StartAsync(typeof(Telling));

        string first = await host.GetAsync("api/ContextInvocation"), second = await host.GetAsync("api/ContextInvocation");

        Assert.NotEqual(Guid.Parse(first), Guid.Parse(second));
    }

    public static class Telling
    {
        [Function("ContextTelling")]
        public static object Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "context/{number}")] HttpRequestData request, FunctionContext context) => new
        {
            context.FunctionDefinition.Name,
            context.FunctionDefinition.EntryPoint,
            context.TraceContext.TraceParent,
            context.TraceContext.TraceState,
            Data = $"{context.BindingContext.BindingData["number"]} {context.BindingContext.BindingData["color"]}",
            Query = context.BindingContext.BindingData["Query"],
        };

        [Function("ContextInvocation")]
        public static string Invocation([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequestData request, FunctionContext context)
        {
            context.Items["run"] = context.InvocationId;
            return (string)context.Items["run"];
        }
    }
}
