using System.Text.RegularExpressions;

namespace StandIns.Tests.ApiShape;

/// <summary>
/// The public surface of the genuine assemblies, as reflection over them found it (genuine.txt) and, for what that list lacks, as
/// their public source shows it (looked-up.txt).
/// </summary>
internal static partial class ApiInventory
{
    /// <summary>Lines in the notation of <see cref="ApiSurface"/>.</summary>
    public static HashSet<string> Of(string assembly) => [.. Read("genuine.txt", assembly).Concat(Read("looked-up.txt", assembly))];

    private static IEnumerable<string> Read(string file, string assembly)
    {
        string current = "", type = "";
        foreach (string line in Lines(file))
        {
            if (line.StartsWith("# ", StringComparison.Ordinal))
                current = line[2..];
            else if (current == assembly && line.StartsWith("  ", StringComparison.Ordinal))
                yield return $"{type} {line.Trim()}";
            else if (current == assembly && line.Length > 0)
            {
                type = line[..line.IndexOf(": ", StringComparison.Ordinal)];
                yield return Bases().Replace(line, "$1");
            }
        }
    }

    private static string[] Lines(string file)
    {
        using Stream stream = typeof(ApiInventory).Assembly.GetManifestResourceStream($"StandIns.Tests.ApiShape.{file}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n');
    }

    [GeneratedRegex(@"^(\S+(?:, \S+)*: (?:\w+ )*(?:class|record|struct|interface)) of .*$")]
    private static partial Regex Bases();
}
