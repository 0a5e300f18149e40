using System.Diagnostics;
using Microsoft.Azure.Functions.Worker.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Invocation;

/// <summary>Runs functions: scope, trace, log scope, middleware, function.</summary>
internal sealed class FunctionInvoker(
    IServiceScopeFactory scopes, FunctionPlans plans, InvocationPipeline pipeline, ILogger<FunctionInvoker> logger) : IFunctionInvoker
{
    public async Task<object?> InvokeAsync(FunctionDescriptor function, FunctionInvocationRequest request)
    {
        FunctionPlan plan = plans.For(function);
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        using Activity? activity = InvocationTrace.Start(function, request);
        var context = new InvocationContext(plan.Definition, request, scope.ServiceProvider, activity?.Id ?? request.TraceParent ?? "");
        using IDisposable? logScope = logger.BeginScope(new InvocationLogScope(function.Name, context.InvocationId));
        var output = new FunctionOutput();
        context.Features.Set(plan);
        context.Features.Set(output);
        context.Features.Set(new FunctionArguments(plan, request, context));
        request.OnContextCreated?.Invoke(context);
        try
        {
            await pipeline.Run(context);
        }
        catch (Exception e)
        {
            activity?.SetStatus(ActivityStatusCode.Error, e.Message);
            throw;
        }
        return output.Result;
    }
}
