namespace ContentGen.Sections;

/// <summary>A part of a brief together with where it came from.</summary>
/// <param name="Content">The content; null only when <see cref="Provenance.Source"/> is <see cref="SectionSource.Missing"/>.</param>
public sealed record Section<T>(T? Content, Provenance Provenance)
    where T : class;
