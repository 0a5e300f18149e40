using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace SampleApp;

/// <summary>Marks every HTTP answer with the function and the invocation that gave it.</summary>
public sealed class StampMiddleware : IFunctionsWorkerMiddleware
{
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is { } http)
        {
            http.Response.Headers["X-Function"] = context.FunctionDefinition.Name;
            http.Response.Headers["X-Invocation"] = context.InvocationId;
        }

        context.Items["stamp"] = "stamped";
        return next(context);
    }
}
