namespace Infrastructure.Tests.Compilation;

/// <summary>A folder of its own under the temporary directory, removed at the end.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("contentgen-infra-");

    public string File(string name) => Path.Combine(_folder.FullName, name);

    public void Copy(string source, string except)
    {
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(source, file);
            if (name.Split(Path.DirectorySeparatorChar).Contains(except))
            {
                continue;
            }

            Directory.CreateDirectory(Path.GetDirectoryName(File(name))!);
            System.IO.File.Copy(file, File(name));
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
