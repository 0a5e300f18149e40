using System.Text.Json.Serialization;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Entities;

/// <summary>What an entity is asked to do.</summary>
/// <param name="Sender">The id of the orchestration or entity that asks; null for a client.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$t")]
[JsonDerivedType(typeof(EntityOperationRequest), "op")]
[JsonDerivedType(typeof(EntityLockRequest), "lk")]
[JsonDerivedType(typeof(EntityUnlockRequest), "un")]
internal abstract record EntityMessage(string? Sender);

/// <param name="Reply">Who waits for the result; null for a signal.</param>
internal sealed record EntityOperationRequest(string? Sender, string Operation, string? Input, ReplyAddress? Reply) : EntityMessage(Sender);

/// <summary>Wanders through the entities, each of which locks itself and passes it on; the last one answers.</summary>
/// <param name="Position">The entity, among <paramref name="Entities"/>, at which the request is.</param>
internal sealed record EntityLockRequest(string Sender, ReplyAddress Reply, IReadOnlyList<string> Entities, int Position)
    : EntityMessage(Sender);

internal sealed record EntityUnlockRequest(string Sender) : EntityMessage(Sender);
