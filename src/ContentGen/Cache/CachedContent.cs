namespace ContentGen.Cache;

/// <summary>One kept answer.</summary>
/// <param name="MadeAt">When the service gave it.</param>
/// <param name="Fingerprint">What exactly was asked; see <see cref="CacheName.Fingerprint"/>.</param>
/// <param name="Urls">Address of each story that it speaks of, by the story's id in the run that made it; empty for headlines.</param>
public sealed record CachedContent<T>(T Content, DateTimeOffset MadeAt, string Fingerprint, IReadOnlyDictionary<string, string> Urls)
{
    /// <summary>True when it answers this very question and is not older than <paramref name="limit"/>.</summary>
    public bool Answers(string fingerprint, TimeSpan limit, DateTimeOffset now) => Fingerprint == fingerprint && now - MadeAt < limit;
}
