using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Azure.Functions.Worker.Converters;
using Microsoft.Azure.Functions.Worker.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Microsoft.Azure.Functions.Worker.Invocation;

/// <summary>Makes the plan of a function on its first run.</summary>
internal sealed class FunctionPlans(IServiceProvider services, IOptions<WorkerOptions> options)
{
    private readonly ConcurrentDictionary<FunctionDescriptor, FunctionPlan> _plans = new(ReferenceEqualityComparer.Instance);

    // Binders may need the invoker themselves, so they are asked for only once all services stand.
    private readonly Lazy<IParameterBinder[]> _binders = new(() => [.. services.GetServices<IParameterBinder>()]);

    private readonly IInputConverter[] _converters = [.. options.Value.InputConverters.Select(type => Create(services, type))];

    public FunctionPlan For(FunctionDescriptor function) => _plans.GetOrAdd(function, Make);

    private FunctionPlan Make(FunctionDescriptor function) => new(function, [.. function.Parameters.Select(Make)]);

    private ParameterPlan Make(FunctionParameterDescriptor parameter) =>
        new(parameter, _binders.Value.FirstOrDefault(binder => binder.CanBind(parameter)), Converters(parameter));

    private IReadOnlyList<IInputConverter> Converters(FunctionParameterDescriptor parameter)
    {
        InputConverterAttribute? own = parameter.Parameter.GetCustomAttribute<InputConverterAttribute>()
            ?? parameter.Parameter.ParameterType.GetCustomAttribute<InputConverterAttribute>();
        return own is null ? _converters : [Create(services, own.ConverterType)];
    }

    private static IInputConverter Create(IServiceProvider services, Type type) =>
        (IInputConverter)ActivatorUtilities.GetServiceOrCreateInstance(services, type);
}
