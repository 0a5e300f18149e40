using System.Text.Json.Nodes;

namespace LocalFunctionsHost.Tests;

/// <summary>A copy of a built app, so that a test may change its files, and a folder for its data.</summary>
internal sealed class AppCopy : IDisposable
{
    private readonly TemporaryFolder _root = new();

    public AppCopy(BuiltApp app)
    {
        foreach (var source in Directory.EnumerateFiles(app.Folder, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(Folder, Path.GetRelativePath(app.Folder, source));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(source, target);
        }
    }

    public string Folder => Path.Combine(_root.Path, "app");

    public string DataFolder => Path.Combine(_root.Path, "data");

    public AppCopy With(string file, string content)
    {
        File.WriteAllText(Path.Combine(Folder, file), content);
        return this;
    }

    public AppCopy Without(string file)
    {
        File.Delete(Path.Combine(Folder, file));
        return this;
    }

    /// <summary>Changes what functions.metadata says of one function.</summary>
    public AppCopy WithFunction(string name, Action<JsonObject> change)
    {
        var functions = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "functions.metadata")))!.AsArray();
        change(functions.Single(function => (string?)function!["name"] == name)!.AsObject());
        return With("functions.metadata", functions.ToJsonString());
    }

    public void Dispose() => _root.Dispose();
}
