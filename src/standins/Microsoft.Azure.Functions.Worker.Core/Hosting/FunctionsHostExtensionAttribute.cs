namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>
/// Names the <see cref="IFunctionsHostExtension"/> of an assembly. Trigger attributes are known to the host when the assembly that
/// declares them carries this attribute.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
internal sealed class FunctionsHostExtensionAttribute(Type extensionType) : Attribute
{
    public Type ExtensionType { get; } = extensionType;
}
