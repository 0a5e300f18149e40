namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Orchestration;

/// <summary>What may be an orchestration's id.</summary>
internal static class InstanceIds
{
    private const int MaxLength = 256;

    /// <exception cref="ArgumentException">The id is an entity's.</exception>
    public static void RefuseEntity(string id)
    {
        if (IsEntity(id)) throw new ArgumentException($"'{id}' cannot be an orchestration's id: ids that begin with '@' belong to entities.");
    }

    /// <exception cref="ArgumentException">The id is an entity's, too long, or has characters that a URL path cannot hold.</exception>
    public static void Validate(string id)
    {
        RefuseEntity(id);
        if (id.Length > MaxLength)
        {
            throw new ArgumentException($"An instance id may not exceed {MaxLength} characters; this one has {id.Length}.");
        }

        if (id.Any(character => char.IsControl(character) || character is '/' or '\\' or '#' or '?'))
        {
            throw new ArgumentException($"The instance id '{id}' may not contain /, \\, #, ? or control characters.");
        }
    }

    public static bool IsEntity(string id) => id.StartsWith('@');
}
