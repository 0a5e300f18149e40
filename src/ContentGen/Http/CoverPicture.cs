using ContentGen.Text;

namespace ContentGen.Http;

/// <summary>The podcast's cover, embedded in the assembly: 1400 by 1400 pixels, the least that directories take. Drawn in Cover/cover.svg.</summary>
internal static class CoverPicture
{
    public const string ContentType = "image/png";
    public const string Path = "/api/cover.png";

    public static ReadOnlyMemory<byte> Bytes { get; } = EmbeddedFile.Bytes("Cover/cover.png");
}
