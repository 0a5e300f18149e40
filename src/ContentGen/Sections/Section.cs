namespace ContentGen.Sections;

/// <summary>A part of a brief together with where it came from.</summary>
/// <param name="Content">The content; null only when <see cref="Provenance.Source"/> is <see cref="SectionSource.Missing"/>.</param>
public sealed record Section<T>(T? Content, Provenance Provenance)
    where T : class;

/// <summary>Makes sections; each source address is kept once.</summary>
public static class Section
{
    public static Section<T> Live<T>(T content, IEnumerable<string> sourceUrls)
        where T : class => new(content, Provenance.Live([.. sourceUrls.Distinct()]));

    public static Section<T> Cached<T>(T content, int ageSeconds, string reason, IEnumerable<string> sourceUrls)
        where T : class => new(content, Provenance.Cached(ageSeconds, reason, [.. sourceUrls.Distinct()]));

    public static Section<T> Derived<T>(T content, string reason, IEnumerable<string> sourceUrls)
        where T : class => new(content, Provenance.Derived(reason, [.. sourceUrls.Distinct()]));

    public static Section<T> Static<T>(T content, string reason)
        where T : class => new(content, Provenance.Static(reason));

    public static Section<T> Missing<T>(string reason)
        where T : class => new(null, Provenance.Missing(reason));
}
