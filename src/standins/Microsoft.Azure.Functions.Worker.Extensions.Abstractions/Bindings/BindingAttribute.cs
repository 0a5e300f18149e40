namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

/// <summary>Base of every attribute that binds a parameter, a result or a property of a result.</summary>
public abstract class BindingAttribute : Attribute
{
    public BindingAttribute()
    {
    }
}
