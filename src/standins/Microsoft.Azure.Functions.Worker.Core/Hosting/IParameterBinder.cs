namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>Supplies parameters that the trigger gave no value for, such as those with <c>[DurableClient]</c>. Registered in DI.</summary>
internal interface IParameterBinder
{
    /// <summary>Asked once for each parameter of each function; the first binder that answers yes is used.</summary>
    bool CanBind(FunctionParameterDescriptor parameter);

    ValueTask<object?> BindAsync(FunctionParameterDescriptor parameter, FunctionContext context);
}
