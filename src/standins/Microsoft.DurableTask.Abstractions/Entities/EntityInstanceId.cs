using System.Text.Json.Serialization;

namespace Microsoft.DurableTask.Entities;

/// <summary>Names one entity: its kind, in lower case, and its key, as given. Written <c>@name@key</c>.</summary>
[JsonConverter(typeof(EntityInstanceIdJsonConverter))]
public readonly record struct EntityInstanceId
{
    private const int MaxLength = 100;

    /// <exception cref="ArgumentException">
    /// The name is empty or contains <c>@</c>, or the whole id is longer than 100 characters.
    /// </exception>
    public EntityInstanceId(string name, string key)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(key);
        if (name.Contains('@')) throw new ArgumentException("An entity name may not contain '@'.", nameof(name));
        Name = name.ToLowerInvariant();
        Key = key;
        if (name.Length + key.Length + 2 > MaxLength)
        {
            throw new ArgumentException($"An entity id may not exceed {MaxLength} characters; this one has {name.Length + key.Length + 2}.");
        }
    }

    public string Name { get; }

    public string Key { get; }

    /// <exception cref="ArgumentException">The text is not of the form <c>@name@key</c>.</exception>
    public static EntityInstanceId FromString(string instanceId)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        var separator = instanceId.IndexOf('@', 1);
        return separator > 0 && instanceId[0] == '@'
            ? new EntityInstanceId(instanceId[1..separator], instanceId[(separator + 1)..])
            : throw new ArgumentException($"Instance ID '{instanceId}' is not a valid entity ID.", nameof(instanceId));
    }

    public override string ToString() => $"@{Name}@{Key}";
}
