using Microsoft.Azure.Functions.Worker.Hosting;

namespace Microsoft.Azure.Functions.Worker.Extensions.Http.Hosting;

/// <summary>Where an HTTP function is reached.</summary>
/// <param name="Template">With the route prefix, without a leading slash.</param>
/// <param name="Methods">Upper case; empty for any.</param>
internal sealed record HttpRoute(FunctionDescriptor Function, HttpTriggerAttribute Trigger, string Template, IReadOnlyList<string> Methods)
{
    public bool Overlaps(HttpRoute other) => Methods.Count == 0 || other.Methods.Count == 0 || Methods.Intersect(other.Methods).Any();
}
