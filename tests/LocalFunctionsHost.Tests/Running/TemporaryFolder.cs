namespace LocalFunctionsHost.Tests;

/// <summary>A new folder under the system's temporary one, deleted when disposed.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("functions-host-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
