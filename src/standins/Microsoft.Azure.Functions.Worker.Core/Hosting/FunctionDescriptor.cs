using System.Reflection;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>One public method that carries <see cref="FunctionAttribute"/>.</summary>
/// <param name="Trigger">The parameter whose binding is a <c>TriggerBindingAttribute</c>; also in <paramref name="Parameters"/>.</param>
/// <param name="Parameters">In the order of the method.</param>
internal sealed record FunctionDescriptor(
    string Name, MethodInfo Method, FunctionParameterDescriptor Trigger, IReadOnlyList<FunctionParameterDescriptor> Parameters)
{
    /// <summary><c>Namespace.Type.Method</c>.</summary>
    public string EntryPoint { get; } = $"{Method.DeclaringType!.FullName}.{Method.Name}";
}
