namespace Microsoft.DurableTask.Client.Entities;

/// <summary>Which entities to list.</summary>
public record EntityQuery
{
    public const int DefaultPageSize = 100;

    /// <summary>
    /// How ids begin, with or without the first <c>@</c>: <c>name</c> for names that begin so, <c>name@</c> for exactly this name,
    /// <c>name@key</c> for keys that begin so. The name's case does not matter.
    /// </summary>
    public string? InstanceIdStartsWith
    {
        get;
        init => field = Normalize(value);
    }

    public DateTimeOffset? LastModifiedFrom { get; init; }

    public DateTimeOffset? LastModifiedTo { get; init; }

    /// <summary>The default is true.</summary>
    public bool IncludeState { get; init; } = true;

    /// <summary>Whether entities without state are listed too, such as ones that are locked. The default is false.</summary>
    public bool IncludeTransient { get; init; }

    public int? PageSize { get; init; }

    public string? ContinuationToken { get; init; }

    private static string? Normalize(string? prefix)
    {
        if (string.IsNullOrEmpty(prefix)) return prefix;
        var rooted = prefix[0] == '@' ? prefix : "@" + prefix;
        var separator = rooted.IndexOf('@', 1);
        return separator < 0 ? rooted.ToLowerInvariant() : rooted[..separator].ToLowerInvariant() + rooted[separator..];
    }
}
