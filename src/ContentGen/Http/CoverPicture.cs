namespace ContentGen.Http;

/// <summary>The podcast's cover, embedded in the assembly: 1400 by 1400 pixels, the least that directories take. Drawn in Cover/cover.svg.</summary>
internal static class CoverPicture
{
    public const string ContentType = "image/png";
    public const string Path = "/api/cover.png";

    public static ReadOnlyMemory<byte> Bytes { get; } = Read();

    private static byte[] Read()
    {
        using var stream = typeof(CoverPicture).Assembly.GetManifestResourceStream("Cover/cover.png")
            ?? throw new InvalidOperationException("The podcast's cover is not embedded.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
