namespace ContentGen.EndToEnd.Tests.Fuzz.Grammar;

/// <summary>Choices that depend on a seed only.</summary>
internal sealed class Draw(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>The draw of one case: from its seed, endpoint and number, so that it can be made again alone.</summary>
    public static Draw Of(int seed, string endpoint, int number)
    {
        var hash = seed;
        foreach (var letter in endpoint)
        {
            hash = unchecked((hash * 31) + letter);
        }

        return new(unchecked((hash * 1_000_003) + number));
    }

    public int Below(int bound) => _random.Next(bound);

    /// <summary>True in so many of a hundred cases.</summary>
    public bool Chance(int percent) => _random.Next(100) < percent;

    public T One<T>(params IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];
}
