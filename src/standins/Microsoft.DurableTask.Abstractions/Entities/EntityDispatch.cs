namespace Microsoft.DurableTask.Entities;

/// <summary>What an entity's method returned, and the type it declares.</summary>
internal readonly record struct EntityDispatch(object? Result, Type DeclaredType);
