namespace Microsoft.DurableTask.Entities;

/// <summary>One operation an entity is to perform.</summary>
public abstract class TaskEntityOperation
{
    public abstract string Name { get; }

    public abstract TaskEntityContext Context { get; }

    public abstract TaskEntityState State { get; }

    public abstract bool HasInput { get; }

    public abstract object? GetInput(Type inputType);

    public virtual T? GetInput<T>() => (T?)(GetInput(typeof(T)) ?? default(T));

    public override string ToString() => $"{Context.Id.Name}/{Name}";
}
