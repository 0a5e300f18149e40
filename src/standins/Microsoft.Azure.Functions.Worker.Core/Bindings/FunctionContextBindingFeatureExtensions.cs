using Microsoft.Azure.Functions.Worker.Bindings;
using Microsoft.Azure.Functions.Worker.Invocation;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Inputs and results of a run, for middleware.</summary>
public static class FunctionContextBindingFeatureExtensions
{
    /// <summary>Binds a parameter ahead of the function; a changed value is what the function then receives.</summary>
    /// <exception cref="InvalidOperationException">The value is not a <typeparamref name="T"/>.</exception>
    public static async ValueTask<InputBindingData<T>> BindInputAsync<T>(this FunctionContext context, BindingMetadata bindingMetadata)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(bindingMetadata);
        FunctionArguments arguments = context.Features.Get<FunctionArguments>()
            ?? throw new InvalidOperationException("Inputs can be bound only while a function runs.");
        object? value = await arguments.BindAsync(bindingMetadata.Name);
        if (value is not (null or T))
            throw new InvalidOperationException($"Parameter '{bindingMetadata.Name}' is a {value.GetType()}, not a {typeof(T)}.");
        return new BoundInput<T>(arguments, bindingMetadata);
    }

    public static InvocationResult GetInvocationResult(this FunctionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new UntypedResult(Output(context));
    }

    /// <exception cref="InvalidOperationException">The result is not a <typeparamref name="T"/>.</exception>
    public static InvocationResult<T> GetInvocationResult<T>(this FunctionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        FunctionOutput output = Output(context);
        if (output.Result is not (null or T))
            throw new InvalidOperationException($"The result is a {output.Result.GetType()}, not a {typeof(T)}.");
        return new TypedResult<T>(output);
    }

    /// <summary>The outputs of type <typeparamref name="T"/> in the result's properties.</summary>
    public static IEnumerable<OutputBindingData<T>> GetOutputBindings<T>(this FunctionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        FunctionOutput output = Output(context);
        return [.. output.Bindings.Where(binding => binding.Value is T).Select(binding => new BoundOutput<T>(output, context, binding.Key))];
    }

    private static FunctionOutput Output(FunctionContext context) =>
        context.Features.Get<FunctionOutput>() ?? throw new InvalidOperationException("Results exist only while a function runs.");
}
