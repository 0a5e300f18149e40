using System.Text;

namespace ContentGen.Text;

/// <summary>Files that are embedded in the assembly.</summary>
internal static class EmbeddedFile
{
    /// <exception cref="InvalidOperationException">There is no file of this name.</exception>
    public static byte[] Bytes(string name)
    {
        using var stream = typeof(EmbeddedFile).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The file {name} is not embedded.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <inheritdoc cref="Bytes"/>
    public static string Text(string name)
    {
        using var reader = new StreamReader(new MemoryStream(Bytes(name)), Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
