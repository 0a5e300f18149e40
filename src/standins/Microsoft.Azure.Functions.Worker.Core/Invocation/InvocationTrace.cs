using System.Diagnostics;
using Microsoft.Azure.Functions.Worker.Hosting;

namespace Microsoft.Azure.Functions.Worker.Invocation;

/// <summary>One span for each run, from the source the genuine worker uses.</summary>
internal static class InvocationTrace
{
    private static readonly ActivitySource Source = new("Microsoft.Azure.Functions.Worker");

    /// <returns>Null when nobody listens.</returns>
    public static Activity? Start(FunctionDescriptor function, FunctionInvocationRequest request)
    {
        if (!Source.HasListeners())
            return null;
        ActivityContext.TryParse(request.TraceParent, request.TraceState, isRemote: true, out ActivityContext parent);
        Activity? activity = Source.StartActivity("Invoke", ActivityKind.Server, parent);
        activity?.SetTag("faas.name", function.Name);
        return activity;
    }
}
