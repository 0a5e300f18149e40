namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>
/// Runs a function in a DI scope of its own, inside the middleware pipeline; the class is made by <c>ActivatorUtilities</c>.
/// </summary>
internal interface IFunctionInvoker
{
    /// <summary>
    /// Runs once and returns the function's result: task types unwrapped, null for void. Exceptions of the function come out
    /// unwrapped and are not logged here: the trigger knows whether they matter.
    /// </summary>
    Task<object?> InvokeAsync(FunctionDescriptor function, FunctionInvocationRequest request);
}
