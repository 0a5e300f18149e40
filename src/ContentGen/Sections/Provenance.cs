namespace ContentGen.Sections;

/// <summary>Says honestly where one section came from.</summary>
/// <param name="Source">Where the content came from.</param>
/// <param name="AgeSeconds">Age of the content in seconds when the run used it; 0 for content made in the run.</param>
/// <param name="Reason">Why it is not live; null when it is.</param>
/// <param name="SourceUrls">Addresses of the news stories it stands on; empty when it stands on none.</param>
public sealed record Provenance(SectionSource Source, int AgeSeconds, string? Reason, IReadOnlyList<string> SourceUrls)
{
    public static Provenance Live(IReadOnlyList<string> sourceUrls) => new(SectionSource.Live, 0, null, sourceUrls);

    public static Provenance Cached(int ageSeconds, string reason, IReadOnlyList<string> sourceUrls) =>
        new(SectionSource.Cached, ageSeconds, reason, sourceUrls);

    public static Provenance Derived(string reason, IReadOnlyList<string> sourceUrls) => new(SectionSource.Derived, 0, reason, sourceUrls);

    public static Provenance Static(string reason) => new(SectionSource.Static, 0, reason, []);

    public static Provenance Missing(string reason) => new(SectionSource.Missing, 0, reason, []);
}
