namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

/// <summary>Marks a value that the host supplies.</summary>
public abstract class InputBindingAttribute : BindingAttribute
{
    public InputBindingAttribute()
    {
    }
}
