namespace ContentGen.Simulator;

/// <summary>Choices that are the same for the same seed and circumstances, on every machine and in every process.</summary>
internal static class SeededChance
{
    /// <summary>A number from 0 (included) to 1 (excluded).</summary>
    public static double Draw(int seed, params ReadOnlySpan<string> circumstances) =>
        (Hash(seed, circumstances) >> 11) * (1.0 / (1UL << 53));

    /// <summary>A number from 0 (included) to <paramref name="count"/> (excluded).</summary>
    public static int Pick(int count, int seed, params ReadOnlySpan<string> circumstances) =>
        (int)(Hash(seed, circumstances) % (ulong)Math.Max(1, count));

    public static ulong Hash(int seed, params ReadOnlySpan<string> circumstances)
    {
        var hash = 14695981039346656037UL ^ (uint)seed;
        foreach (var circumstance in circumstances)
        {
            foreach (var character in circumstance)
            {
                hash = (hash ^ character) * 1099511628211UL;
            }

            hash = (hash ^ 0x1F) * 1099511628211UL;
        }

        return Mix(hash);
    }

    // FNV leaves neighbouring inputs close together; two multiply-xorshift rounds spread them over all bits.
    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
        return value ^ (value >> 31);
    }
}
