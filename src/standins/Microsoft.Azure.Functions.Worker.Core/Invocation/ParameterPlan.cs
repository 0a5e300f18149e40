using Microsoft.Azure.Functions.Worker.Converters;
using Microsoft.Azure.Functions.Worker.Hosting;

namespace Microsoft.Azure.Functions.Worker.Invocation;

/// <summary>How one parameter gets its value, decided once for each function.</summary>
internal sealed class ParameterPlan(FunctionParameterDescriptor parameter, IParameterBinder? binder, IReadOnlyList<IInputConverter> converters)
{
    private readonly Type _type = parameter.Parameter.ParameterType;

    public string Name => parameter.Name;

    /// <summary>
    /// In this order: the run itself, what the trigger gave, a binder, converters, the trigger's binding data, the default value.
    /// </summary>
    /// <exception cref="InvalidOperationException">Nothing supplies the value, or it does not fit the type.</exception>
    public ValueTask<object?> BindAsync(FunctionArguments arguments)
    {
        if (_type == typeof(FunctionContext))
            return new(arguments.Context);
        if (_type == typeof(CancellationToken))
            return new(arguments.Request.CancellationToken);
        if (arguments.Request.Arguments.TryGetValue(Name, out object? given) && converters.Count == 0)
            return new(given);
        return binder is not null ? binder.BindAsync(parameter, arguments.Context) : ConvertAsync(arguments, given);
    }

    private async ValueTask<object?> ConvertAsync(FunctionArguments arguments, object? given)
    {
        object? source = given ?? arguments.Request.BindingData.GetValueOrDefault(Name);
        foreach (IInputConverter converter in converters)
        {
            ConversionResult result = await converter.ConvertAsync(new InputConversion(_type, source, arguments.Context));
            if (result.Status == ConversionStatus.Succeeded)
                return result.Value;
            if (result.Status == ConversionStatus.Failed)
                throw Unfit(result.Error);
        }
        return source is null ? Missing() : Parse(source);
    }

    private object? Parse(object source)
    {
        try
        {
            return TextConversion.Convert(source, _type);
        }
        catch (Exception e) when (e is FormatException or ArgumentException or OverflowException or NotSupportedException or InvalidCastException)
        {
            throw Unfit(e);
        }
    }

    private object? Missing()
    {
        if (parameter.Parameter.HasDefaultValue)
            return parameter.Parameter.DefaultValue;
        if (_type.IsValueType && Nullable.GetUnderlyingType(_type) is null)
            throw new InvalidOperationException($"Nothing supplies parameter '{Name}' of type {_type}. Make it nullable, or bind it.");
        return null;
    }

    private InvalidOperationException Unfit(Exception? reason) =>
        new($"Parameter '{Name}' cannot be given as {_type}: {reason?.Message}", reason);
}
