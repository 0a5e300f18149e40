using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace StandIns.Tests.Worker;

/// <summary>What middleware can read of an invocation and of its function.</summary>
public sealed class ContextMemberTests
{
    [Fact]
    public async Task Definition_OfAFunction_TellsItsParametersAndBindings()
    {
        var told = await ReadAsync(context =>
        {
            FunctionDefinition definition = context.FunctionDefinition;
            FunctionParameter count = definition.Parameters.Single(parameter => parameter.Name == "count");
            FunctionParameter request = definition.Parameters.Single(parameter => parameter.Name == "request");
            BindingMetadata input = definition.InputBindings["request"];
            return $"{definition.Id == context.FunctionId} {File.Exists(definition.PathToAssembly)} {definition.OutputBindings.Count} "
                + $"{count.Type.Name} {count.HasDefaultValue} {count.DefaultValue} {count.IsReferenceOrNullableType} {count.Properties.Count >= 0} "
                + $"{request.IsReferenceOrNullableType} {input.Name} {input.Direction}";
        });

        Assert.Equal("True True 0 Int32 True 7 False True True request In", told);
    }

    [Fact]
    public async Task Invocation_OfAFunction_TellsWhoRunsIt()
    {
        var told = await ReadAsync(context =>
        {
            FunctionInvocation? invocation = context.Features.Get<FunctionInvocation>();
            context.Features.Set("a feature");
            return $"{context.CancellationToken.CanBeCanceled} {context.InstanceServices.GetRequiredService<Mark>().Text} "
                + $"{context.RetryContext?.RetryCount ?? 0} {context.RetryContext?.MaxRetryCount ?? 0} {context.Features.Get<string>()} "
                + $"{context.Features.Count() > 0} {context.TraceContext.Attributes.Count} {context.TraceContext.Baggage.Count} "
                + $"{invocation is null || (invocation.Id == context.InvocationId && invocation.FunctionId == context.FunctionId && invocation.TraceContext.TraceState is not null)}";
        });

        Assert.Equal("True mark 0 0 a feature True 0 0 True", told);
    }

    [Fact]
    public async Task Logger_OfAContext_WritesUnderItsCategory()
    {
        var provider = new RecordingLoggerProvider();
        await using FunctionsTestHost host = await FunctionsTestHost.StartAsync(new FunctionsTestHost.Setup
        {
            Functions = [typeof(Target)],
            Configure = builder =>
            {
                builder.Logging.AddProvider(provider);
                builder.UseMiddleware((context, next) =>
                {
                    context.GetLogger("Own.Category").LogMetric("count", 3, new Dictionary<string, object> { ["unit"] = "one" });
                    return next();
                });
            },
        });

        await host.GetAsync("api/MemberTarget");

        IReadOnlyDictionary<string, object?> metric = Assert.Single(provider.Entries, entry => entry.Category == "Own.Category").Values;
        Assert.Equal(("count", 3.0), (metric["Name"], metric["Value"]));
    }

    [Fact]
    public async Task Response_AfterTheFunction_IsTheOneItGave()
    {
        var answer = "";
        await using FunctionsTestHost host = await StartAsync(async (context, next) =>
        {
            await next();
            HttpResponseData response = context.GetHttpResponseData()!;
            OutputBindingData<object>[] outputs = [.. context.GetOutputBindings<object>()];
            IHttpRequestDataFeature? feature = context.Features.Get<IHttpRequestDataFeature>();
            HttpRequestData? request = feature is null ? await context.GetHttpRequestDataAsync() : await feature.GetHttpRequestDataAsync(context);
            answer = $"{(int)response.StatusCode} {ReferenceEquals(response.FunctionContext, context)} {request!.Identities.Count()} "
                + string.Join('|', outputs.Select(output => $"{output.Name} {output.BindingType} {output.Value}"));
        });

        await host.GetAsync("api/MemberResponse");

        Assert.Equal("418 True 1 ", answer);
    }

    [Fact]
    public async Task BoundInput_OfAContext_NamesItsBinding()
    {
        var name = "";
        await using FunctionsTestHost host = await StartAsync(async (context, next) =>
        {
            var bound = await context.BindInputAsync<HttpRequestData>(context.FunctionDefinition.InputBindings["request"]);
            name = bound.BindingMetadata.Name;
            await next();
        });

        await host.GetAsync("api/MemberTarget");

        Assert.Equal("request", name);
    }

    [Fact]
    public void Parameter_MadeByHand_KeepsWhatItIsGiven()
    {
        var properties = new Dictionary<string, object> { ["a"] = 1 };
        FunctionParameter[] made =
        [
            new("count", typeof(int?)),
            new("count", typeof(int?), properties),
            new("count", typeof(int?), hasDefaultValue: true, defaultValue: 3),
            new("count", typeof(int?), hasDefaultValue: true, defaultValue: 3, properties),
        ];

        Assert.All(made, parameter => Assert.Equal(("count", typeof(int?), true), (parameter.Name, parameter.Type, parameter.IsReferenceOrNullableType)));
        Assert.Equal([false, false, true, true], made.Select(parameter => parameter.HasDefaultValue));
        Assert.Equal([null, null, 3, 3], made.Select(parameter => parameter.DefaultValue));
        Assert.Equal([0, 1, 0, 1], made.Select(parameter => parameter.Properties.Count));
    }

    private static async Task<string> ReadAsync(Func<FunctionContext, string> read)
    {
        var told = "";
        await using FunctionsTestHost host = await StartAsync((context, next) =>
        {
            told = read(context);
            return next();
        });
        await host.GetAsync("api/MemberTarget");
        return told;
    }

    private static Task<FunctionsTestHost> StartAsync(Func<FunctionContext, Func<Task>, Task> middleware)
        => FunctionsTestHost.StartAsync(new FunctionsTestHost.Setup
        {
            Functions = [typeof(Target)],
            Configure = builder =>
            {
                builder.Services.AddScoped(_ => new Mark("mark"));
                builder.UseMiddleware(middleware);
            },
        });

    private sealed record Mark(string Text);

    public static class Target
    {
        [Function("MemberTarget")]
        public static string Run([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequestData request, int count = 7) => $"{count}";

        [Function("MemberResponse")]
        public static HttpResponseData Respond([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequestData request)
        {
            HttpResponseData response = HttpResponseData.CreateResponse(request);
            response.StatusCode = (System.Net.HttpStatusCode)418;
            return response;
        }
    }
}
