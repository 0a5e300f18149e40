using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Hosting;

namespace StandIns.Tests.Worker;

public sealed class MiddlewareTests
{
    [Fact]
    public async Task Middleware_AddedFirst_RunsOutermost()
    {
        await using FunctionsTestHost host = await StartAsync(builder =>
        {
            builder.UseMiddleware(Wrap("a"));
            builder.UseMiddleware<Bracket>();
            builder.UseWhen(context => context.FunctionDefinition.Name == "Other", Wrap("never"));
            builder.UseWhen(context => context.FunctionDefinition.Name == "MiddlewareTarget", Wrap("z"));
        });

        string body = await host.GetAsync("api/MiddlewareTarget");

        Assert.Equal("a([z(done)z])a", body);
    }

    [Fact]
    public async Task Middleware_ThatDoesNotCallNext_SkipsTheFunction()
    {
        await using FunctionsTestHost host = await StartAsync(builder => builder.UseMiddleware((context, _) =>
        {
            context.GetInvocationResult().Value = "skipped";
            return Task.CompletedTask;
        }));

        string body = await host.GetAsync("api/MiddlewareTarget");

        Assert.Equal("skipped", body);
    }

    [Fact]
    public async Task Middleware_OfAnHttpFunction_SeesRequestAndInputs()
    {
        await using FunctionsTestHost host = await StartAsync(builder => builder.UseMiddleware(async (context, next) =>
        {
            HttpRequestData? request = await context.GetHttpRequestDataAsync();
            BindingMetadata trigger = context.FunctionDefinition.InputBindings.Values.Single();
            InputBindingData<HttpRequestData> bound = await context.BindInputAsync<HttpRequestData>(trigger);
            await next();
            context.GetInvocationResult().Value = $"{trigger.Type} {request!.Method} {ReferenceEquals(request, bound.Value)}";
        }));

        string body = await host.GetAsync("api/MiddlewareTarget");

        Assert.Equal("httpTrigger GET True", body);
    }

    private static Task<FunctionsTestHost> StartAsync(Action<FunctionsApplicationBuilder> configure) =>
        FunctionsTestHost.StartAsync(new FunctionsTestHost.Setup { Functions = [typeof(Target)], Configure = configure });

    private static Func<FunctionContext, Func<Task>, Task> Wrap(string name) => async (context, next) =>
    {
        await next();
        InvocationResult<string> result = context.GetInvocationResult<string>();
        result.Value = $"{name}({result.Value}){name}";
    };

    private sealed class Bracket : IFunctionsWorkerMiddleware
    {
        public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
        {
            await next(context);
            context.GetInvocationResult().Value = $"[{context.GetInvocationResult().Value}]";
        }
    }

    public static class Target
    {
        [Function("MiddlewareTarget")]
        public static string Run([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequestData request) => "done";
    }
}
