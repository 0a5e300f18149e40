using System.Reflection;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>A parameter of a function and its binding attribute, when it has one.</summary>
internal sealed record FunctionParameterDescriptor(ParameterInfo Parameter, BindingAttribute? Binding)
{
    public string Name => Parameter.Name!;
}
