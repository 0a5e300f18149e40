namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>Every function of the app. Names are unique without case.</summary>
internal interface IFunctionCatalog
{
    /// <exception cref="FunctionsHostStartException">On first use: two functions with one name, no trigger, or an unknown trigger.</exception>
    IReadOnlyList<FunctionDescriptor> Functions { get; }
}
