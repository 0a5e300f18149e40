using System.Collections.Immutable;
using System.Reflection;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Azure.Functions.Worker.Hosting;

namespace Microsoft.Azure.Functions.Worker.Invocation;

internal sealed class CatalogFunctionDefinition(FunctionDescriptor function) : FunctionDefinition
{
    public override ImmutableArray<FunctionParameter> Parameters { get; } = [.. function.Parameters.Select(Describe)];

    public override string PathToAssembly => function.Method.Module.Assembly.Location;

    public override string EntryPoint => function.EntryPoint;

    public override string Id => function.EntryPoint;

    public override string Name => function.Name;

    public override IImmutableDictionary<string, BindingMetadata> InputBindings { get; } = function.Parameters
        .Where(parameter => parameter.Binding is not null)
        .ToImmutableDictionary(parameter => parameter.Name, parameter => Binding(parameter.Name, parameter.Binding!, BindingDirection.In));

    public override IImmutableDictionary<string, BindingMetadata> OutputBindings { get; } = OutputProperties
        .ResultType(function.Method.ReturnType).GetProperties().Where(OutputProperties.IsOutput)
        .ToImmutableDictionary(property => property.Name, property => Binding(property.Name, property.GetCustomAttribute<BindingAttribute>(), BindingDirection.Out));

    private static FunctionParameter Describe(FunctionParameterDescriptor parameter)
    {
        ImmutableDictionary<string, object> properties = parameter.Binding is null
            ? ImmutableDictionary<string, object>.Empty
            : ImmutableDictionary<string, object>.Empty.Add("bindingAttribute", parameter.Binding);
        ParameterInfo info = parameter.Parameter;
        return new FunctionParameter(parameter.Name, info.ParameterType, info.HasDefaultValue, info.DefaultValue, properties);
    }

    private static BindingMetadata Binding(string name, BindingAttribute? attribute, BindingDirection direction) =>
        new CatalogBinding(name, attribute is null ? "http" : BindingNames.Of(attribute.GetType()), direction);
}
