using Microsoft.Azure.Functions.Worker.Invocation;

namespace Microsoft.Azure.Functions.Worker.Extensions.Http.Hosting;

/// <summary>Finds the part of a result that answers the request.</summary>
internal static class HttpOutput
{
    /// <returns>The property that is a response or carries <c>[HttpResult]</c>; the whole result when there is none.</returns>
    public static object? Of(FunctionContext context, object? result)
    {
        FunctionOutput output = context.Features.Get<FunctionOutput>()!;
        foreach ((string name, object? value) in output.Bindings)
        {
            if (context.FunctionDefinition.OutputBindings.TryGetValue(name, out BindingMetadata? binding) && binding.Type == "http")
                return value;
        }
        return result;
    }
}
