using System.Net.Http.Json;
using System.Threading.Channels;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.Extensions.DependencyInjection;

namespace StandIns.Tests.Worker;

public sealed class BindingTests
{
    [Theory]
    [InlineData("api/typed/3f2504e0-4f89-11d3-9a0c-0305e82c3301/2026-01-31/Friday?limit=5", "3f2504e0-4f89-11d3-9a0c-0305e82c3301 2026-01-31 Friday 5 none")]
    [InlineData("api/typed/3f2504e0-4f89-11d3-9a0c-0305e82c3301/2026-01-31/friday?word=x", "3f2504e0-4f89-11d3-9a0c-0305e82c3301 2026-01-31 Friday 10 x")]
    public async Task Parameter_FromRouteOrQuery_IsConverted(string path, string expected)
    {
        await using FunctionsTestHost host = await FunctionsTestHost.StartAsync(typeof(Bound));

        string body = await host.GetAsync(path);

        Assert.Equal(expected, body);
    }

    [Fact]
    public async Task Parameter_ThatDoesNotConvert_GivesStatus500()
    {
        await using FunctionsTestHost host = await FunctionsTestHost.StartAsync(typeof(Bound));

        using HttpResponseMessage response = await host.Http.GetAsync("api/typed/no-guid/2026-01-31/Friday");

        Assert.Equal(500, (int)response.StatusCode);
        Assert.Empty(await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task FromBody_Json_IsReadWithoutCase()
    {
        await using FunctionsTestHost host = await FunctionsTestHost.StartAsync(typeof(Bound));

        using HttpResponseMessage response = await host.Http.PostAsJsonAsync("api/BindingBody", new { title = "Tea", COUNT = 2 });

        Assert.Equal("Tea 2", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Constructor_OfAFunctionClass_IsInjected()
    {
        var setup = new FunctionsTestHost.Setup
        {
            Functions = [typeof(Injected)],
            Configure = builder => builder.Services.AddSingleton(new Greeting("hello")),
        };
        await using FunctionsTestHost host = await FunctionsTestHost.StartAsync(setup);

        string body = await host.GetAsync("api/BindingInjected");

        Assert.Equal("hello from BindingInjected", body);
    }

    [Fact]
    public async Task CancellationToken_WhenTheCallerGoesAway_IsCancelled()
    {
        var seen = Channel.CreateUnbounded<string>();
        var setup = new FunctionsTestHost.Setup
        {
            Functions = [typeof(Slow)],
            Configure = builder => builder.Services.AddSingleton(seen),
        };
        await using FunctionsTestHost host = await FunctionsTestHost.StartAsync(setup);
        using var caller = new CancellationTokenSource();
        Task<HttpResponseMessage> request = host.Http.GetAsync("api/BindingSlow", caller.Token);
        Assert.Equal("started", await seen.Reader.ReadAsync());

        await caller.CancelAsync();

        Assert.Equal("cancelled", await seen.Reader.ReadAsync());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);
    }

    public sealed record Order(string Title, int Count);

    public sealed record Greeting(string Text);

    public static class Bound
    {
        [Function("BindingTyped")]
        public static string Typed(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "typed/{id}/{day}/{weekday}")] HttpRequestData request,
            Guid id, DateTime day, DayOfWeek weekday, string? word, int limit = 10) => $"{id} {day:yyyy-MM-dd} {weekday} {limit} {word ?? "none"}";

        [Function("BindingBody")]
        public static string Body([HttpTrigger(AuthorizationLevel.Anonymous, "post")] HttpRequestData request, [FromBody] Order order) =>
            $"{order.Title} {order.Count}";
    }

    public sealed class Injected(Greeting greeting)
    {
        [Function("BindingInjected")]
        public ValueTask<string> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequestData request, FunctionContext context) =>
            new($"{greeting.Text} from {context.FunctionDefinition.Name}");
    }

    public sealed class Slow(Channel<string> seen)
    {
        [Function("BindingSlow")]
        public async Task Run([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequestData request, CancellationToken cancellationToken)
        {
            seen.Writer.TryWrite("started");
            var cancelled = new TaskCompletionSource();
            await using CancellationTokenRegistration registration = cancellationToken.Register(cancelled.SetResult);
            await cancelled.Task;
            seen.Writer.TryWrite("cancelled");
        }
    }
}
