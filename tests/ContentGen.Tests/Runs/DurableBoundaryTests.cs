using System.Reflection;
using System.Text.Json;
using Azure.Core.Serialization;
using ContentGen.Requests;
using ContentGen.Runs;
using ContentGen.Text;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Entities;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace ContentGen.Tests.Runs;

/// <summary>
/// Every record that crosses a durable boundary, on every path that the genuine worker has for it: with the options that the app's own
/// services hand to each of them.
/// </summary>
public sealed class DurableBoundaryTests : IClassFixture<DurableBoundaryTests.App>
{
    private readonly App _app;

    public DurableBoundaryTests(App app) => _app = app;

    public static TheoryData<Type> Crossing => new(
        ActivityTypes().Concat(EntityTypes()).Concat(OrchestratorTypes)
        .Where(type => !type.IsPrimitive && type != typeof(string))
        .Distinct()
        .OrderBy(type => type.ToString()));

    private static Type[] OrchestratorTypes =>
    [
        typeof(GenerateBriefInput), typeof(
            RegenerateSectionInput), typeof(PublishCall), typeof(BriefRequest), typeof(RunResult), typeof(RunStatus),
    ];

    [Theory]
    [MemberData(nameof(Crossing))]
    public void Input_ClientToOrchestrator_IsReadAsWritten(Type type)
    {
        var sample = Sample.Of(type);

        // As the worker's orchestration context does: first to a JSON element, then with the options of the service collection.
        var element = _app.Worker.Deserialize(_app.Client.Serialize(sample), typeof(object));
        var read = Assert.IsType<JsonElement>(element).Deserialize(type, _app.Options);

        AssertSame(sample, read, type);
    }

    [Theory]
    [MemberData(nameof(Crossing))]
    public void Input_OrchestratorToActivity_IsReadAsWritten(Type type)
    {
        var sample = Sample.Of(type);

        AssertSame(sample, _app.Worker.Deserialize(_app.Worker.Serialize(sample), type), type);
    }

    [Theory]
    [MemberData(nameof(Crossing))]
    public void Result_ActivityToOrchestrator_IsReadAsWritten(Type type)
    {
        var sample = Sample.Of(type);

        AssertSame(sample, _app.Worker.Deserialize(_app.Serializer.Serialize(sample).ToString(), type), type);
    }

    [Theory]
    [MemberData(nameof(Crossing))]
    public void OutputAndStatus_OrchestratorToClient_IsReadAsWritten(Type type)
    {
        var sample = Sample.Of(type);

        AssertSame(sample, _app.Client.Deserialize(_app.Worker.Serialize(sample), type), type);
    }

    [Theory]
    [MemberData(nameof(Crossing))]
    public void Signal_ClientToEntity_IsReadAsWritten(Type type)
    {
        var sample = Sample.Of(type);

        AssertSame(sample, _app.Worker.Deserialize(_app.Client.Serialize(sample), type), type);
    }

    private static void AssertSame(object sample, object? read, Type type) => Assert.Equal(
        JsonSerializer.Serialize(sample, type, ContentGenJson.Options), JsonSerializer.Serialize(read, type, ContentGenJson.Options));

    private static IEnumerable<Type> ActivityTypes()
    {
        foreach (var method in typeof(Program).Assembly.GetTypes().SelectMany(type => type.GetMethods()))
        {
            if (method.GetParameters().FirstOrDefault(parameter => parameter.IsDefined(typeof(ActivityTriggerAttribute))) is not { } input)
            {
                continue;
            }

            yield return input.ParameterType;
            yield return method.ReturnType.GetGenericArguments()[0];
        }
    }

    private static IEnumerable<Type> EntityTypes()
    {
        foreach (var entity in typeof(Program).Assembly.GetTypes().Where(type => typeof(ITaskEntity).IsAssignableFrom(type)))
        {
            yield return entity.BaseType!.GetGenericArguments()[0];
            foreach (var operation in entity.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            {
                foreach (var input in operation.GetParameters().Select(parameter => parameter.ParameterType))
                {
                    if (input != typeof(TaskEntityDispatcher))
                    {
                        yield return input;
                    }
                }

                if (operation.ReturnType != typeof(void) && operation.ReturnType != typeof(Task))
                {
                    yield return operation.ReturnType;
                }
            }
        }
    }

    /// <summary>The app's services, not started. The worker takes its extensions from the entry assembly, which a test is.</summary>
    public sealed class App : IDisposable
    {
        private readonly IHost _host;

        public App()
        {
            var entry = Assembly.GetEntryAssembly();
            Assembly.SetEntryAssembly(typeof(Program).Assembly);
            try
            {
                _host = Program.CreateHost([]);
            }
            finally
            {
                Assembly.SetEntryAssembly(entry);
            }

            Assert.NotNull(_host.Services.GetService<IPostConfigureOptions<DurableTaskWorkerOptions>>());
        }

        public JsonSerializerOptions Options => _host.Services.GetRequiredService<IOptions<JsonSerializerOptions>>().Value;

        public ObjectSerializer Serializer => _host.Services.GetRequiredService<IOptions<WorkerOptions>>().Value.Serializer!;

        public DataConverter Worker => _host.Services.GetRequiredService<IOptions<DurableTaskWorkerOptions>>().Value.DataConverter;

        public DataConverter Client => _host.Services.GetRequiredService<IOptions<DurableTaskClientOptions>>().Value.DataConverter;

        public void Dispose() => _host.Dispose();
    }
}
