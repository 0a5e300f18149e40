using System.Globalization;
using System.Reflection;
using Microsoft.Azure.Functions.Worker.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Azure.Functions.Worker.Invocation;

/// <summary>What reflection finds out about a function, kept for all its runs.</summary>
internal sealed class FunctionPlan(FunctionDescriptor function, IReadOnlyList<ParameterPlan> parameters)
{
    private readonly ObjectFactory? _factory =
        function.Method.IsStatic ? null : ActivatorUtilities.CreateFactory(function.Method.DeclaringType!, Type.EmptyTypes);

    private readonly Func<object, ValueTask<object?>>? _unwrap = TaskResults.Unwrapper(function.Method.ReturnType);
    private readonly OutputProperties _outputs = OutputProperties.Of(function.Method.ReturnType);

    public FunctionDefinition Definition { get; } = new CatalogFunctionDefinition(function);

    /// <exception cref="InvalidOperationException">There is no such parameter.</exception>
    public ParameterPlan Parameter(string name) =>
        parameters.FirstOrDefault(parameter => parameter.Name == name)
        ?? throw new InvalidOperationException($"Function '{function.Name}' has no parameter '{name}'.");

    /// <summary>Binds, makes the instance, runs, and puts the result into the run's <see cref="FunctionOutput"/>.</summary>
    public async Task ExecuteAsync(FunctionContext context)
    {
        object?[] values = await BindAsync(context.Features.Get<FunctionArguments>()!);
        object? instance = _factory?.Invoke(context.InstanceServices, null);
        try
        {
            FunctionOutput output = context.Features.Get<FunctionOutput>()!;
            output.Result = await CallAsync(instance, values);
            _outputs.Collect(output);
        }
        finally
        {
            await DisposeAsync(instance);
        }
    }

    private async ValueTask<object?[]> BindAsync(FunctionArguments arguments)
    {
        object?[] values = new object?[parameters.Count];
        for (int i = 0; i < values.Length; i++)
            values[i] = await arguments.BindAsync(parameters[i].Name);
        return values;
    }

    private async ValueTask<object?> CallAsync(object? instance, object?[] values)
    {
        object? returned = function.Method.Invoke(instance, BindingFlags.DoNotWrapExceptions, null, values, CultureInfo.InvariantCulture);
        return _unwrap is null || returned is null ? returned : await _unwrap(returned);
    }

    private static async ValueTask DisposeAsync(object? instance)
    {
        if (instance is IAsyncDisposable asynchronous)
            await asynchronous.DisposeAsync();
        else
            (instance as IDisposable)?.Dispose();
    }
}
