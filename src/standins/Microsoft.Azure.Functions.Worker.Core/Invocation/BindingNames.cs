namespace Microsoft.Azure.Functions.Worker.Invocation;

/// <summary>Names of binding types as function.json spells them.</summary>
internal static class BindingNames
{
    /// <returns>Such as <c>httpTrigger</c> for HttpTriggerAttribute.</returns>
    public static string Of(Type attribute)
    {
        string name = attribute.Name.EndsWith("Attribute", StringComparison.Ordinal) ? attribute.Name[..^"Attribute".Length] : attribute.Name;
        return name == "HttpResult" ? "http" : char.ToLowerInvariant(name[0]) + name[1..];
    }
}
