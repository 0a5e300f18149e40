namespace ContentGen.Agents.Grounding;

/// <summary>A number found in a text.</summary>
/// <param name="Readings">What it may mean: "1.234" is 1234 or 1.234. Empty when it is too long to be read.</param>
/// <param name="Parts">The numbers it is made of when it may also be several: a date, or two numbers side by side.</param>
/// <param name="IsSure">False when the word may mean something else than a number.</param>
internal sealed record StatedNumber(IReadOnlyList<decimal> Readings, IReadOnlyList<decimal> Parts, bool IsSure)
{
    /// <summary>The "million" of "three million"; 0 when there is none. A text that counts three of them has millions.</summary>
    public decimal Scale { get; init; }

    public IEnumerable<decimal> All => [.. Readings, .. Parts, Scale];

    /// <summary>True when a text with these numbers states this one too.</summary>
    public bool IsIn(IReadOnlySet<decimal> known) =>
        Readings.Any(known.Contains) || (Parts.Count > 0 && Parts.All(known.Contains));
}
