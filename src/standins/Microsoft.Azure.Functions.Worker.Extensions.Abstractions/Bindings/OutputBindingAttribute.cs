namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

/// <summary>Marks a value that the host takes from the function.</summary>
public abstract class OutputBindingAttribute : BindingAttribute
{
    public OutputBindingAttribute()
    {
    }
}
