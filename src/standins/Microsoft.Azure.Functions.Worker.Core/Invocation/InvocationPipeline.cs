using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Azure.Functions.Worker.Invocation;

/// <summary>Collects middleware while the app is built, and becomes one delegate on the first run.</summary>
internal sealed class InvocationPipeline(IServiceCollection services) : IFunctionsWorkerApplicationBuilder
{
    private readonly List<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> _middleware = [];
    private FunctionExecutionDelegate? _run;

    public IServiceCollection Services => services;

    /// <summary>Runs the middleware and, at its end, the function.</summary>
    public FunctionExecutionDelegate Run => _run ??= Compose();

    public IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware)
    {
        _middleware.Add(middleware ?? throw new ArgumentNullException(nameof(middleware)));
        return this;
    }

    private FunctionExecutionDelegate Compose() =>
        Enumerable.Reverse(_middleware).Aggregate<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>, FunctionExecutionDelegate>(
            context => context.Features.Get<FunctionPlan>()!.ExecuteAsync(context), (next, middleware) => middleware(next));
}
