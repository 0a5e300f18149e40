using DurableTask.Core;

namespace LocalFunctionsHost.Tests.Backend.Code;

/// <summary>An activity that is one function of its input.</summary>
public sealed class ScriptedActivity<TInput, TResult>(Func<TInput, Task<TResult>> script) : AsyncTaskActivity<TInput, TResult>
{
    protected override Task<TResult> ExecuteAsync(TaskContext context, TInput input) => script(input);
}
