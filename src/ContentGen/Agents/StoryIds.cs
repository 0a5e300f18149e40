namespace ContentGen.Agents;

/// <summary>Translates the story ids of an earlier run into those of this one, by the stories' addresses.</summary>
/// <param name="then">Address by id in the earlier run.</param>
/// <param name="now">Address by id in this run.</param>
public sealed class StoryIds(IReadOnlyDictionary<string, string> then, IReadOnlyDictionary<string, string> now)
{
    private readonly ILookup<string, string> _idByUrl = now.ToLookup(entry => entry.Value, entry => entry.Key);

    /// <summary>The id that the story has in this run; null when it is not among this run's stories.</summary>
    public string? Of(string earlierId) => then.TryGetValue(earlierId, out var url) ? _idByUrl[url].FirstOrDefault() : null;
}
