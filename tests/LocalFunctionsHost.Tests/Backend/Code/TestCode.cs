using System.Collections.Concurrent;
using DurableTask.Core;
using DurableTask.Core.Entities;

namespace LocalFunctionsHost.Tests.Backend.Code;

/// <summary>The orchestrators, activities and entities of a worker, found by name whatever the version. They can be added at any time.</summary>
public sealed class TestCode
{
    private readonly ConcurrentDictionary<string, Func<TaskOrchestration>> _orchestrators = new();
    private readonly ConcurrentDictionary<string, Func<TaskActivity>> _activities = new();
    private readonly ConcurrentDictionary<string, Func<TaskEntity>> _entities = new();
    private int _names;

    /// <returns>Its name.</returns>
    public string Orchestrator(Func<RunContext, Task<object?>> script, string? name = null)
    {
        name ??= $"orchestrator{Interlocked.Increment(ref _names)}";
        _orchestrators[name] = () => new ScriptedOrchestration(script);
        return name;
    }

    /// <returns>Its name.</returns>
    public string Activity<TInput, TResult>(Func<TInput, Task<TResult>> script, string? name = null)
    {
        name ??= $"activity{Interlocked.Increment(ref _names)}";
        _activities[name] = () => new ScriptedActivity<TInput, TResult>(script);
        return name;
    }

    public void Entity<T>(string name)
        where T : TaskEntity, new() => _entities[name] = () => new T();

    public TaskHubWorker Worker(IOrchestrationService service) => new(
        service,
        new Finder<TaskOrchestration>(_orchestrators),
        new Finder<TaskActivity>(_activities),
        new Finder<TaskEntity>(_entities))
    {
        ErrorPropagationMode = ErrorPropagationMode.UseFailureDetails,
        ExceptionPropertiesProvider = new DataProperties(),
    };

    private sealed class Finder<T>(ConcurrentDictionary<string, Func<T>> makers) : INameVersionObjectManager<T>
        where T : class
    {
        public void Add(ObjectCreator<T> creator) => throw new NotSupportedException("Code is added by name.");

        public T? GetObject(string name, string? version) => makers.TryGetValue(name, out var make) ? make() : null;
    }

    /// <summary>Whatever an exception has in its data goes with its details.</summary>
    private sealed class DataProperties : IExceptionPropertiesProvider
    {
        public IDictionary<string, object?>? GetExceptionProperties(Exception exception) =>
            exception.Data.Count == 0 ? null : exception.Data.Keys.Cast<string>().ToDictionary(key => key, key => exception.Data[key]);
    }
}
