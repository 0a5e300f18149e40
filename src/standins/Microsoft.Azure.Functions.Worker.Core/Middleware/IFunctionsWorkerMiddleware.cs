namespace Microsoft.Azure.Functions.Worker.Middleware;

/// <summary>Runs around every function, in the order of registration.</summary>
public interface IFunctionsWorkerMiddleware
{
    /// <param name="next">Runs the rest; not calling it skips the function.</param>
    Task Invoke(FunctionContext context, FunctionExecutionDelegate next);
}
