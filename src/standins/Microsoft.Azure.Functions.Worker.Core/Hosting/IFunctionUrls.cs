namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>Tells the banner what to print for a function. Registered in DI by extensions whose functions have an address.</summary>
internal interface IFunctionUrls
{
    /// <returns>Such as <c>[GET] http://127.0.0.1:7071/api/hello</c>; null for functions of other extensions.</returns>
    string? Describe(FunctionDescriptor function);
}
