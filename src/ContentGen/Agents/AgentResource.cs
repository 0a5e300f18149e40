namespace ContentGen.Agents;

/// <summary>Files that are embedded from an agent's folder.</summary>
internal static class AgentResource
{
    public static string Read(string folder, string file)
    {
        var name = $"ContentGen.Agents.{folder}.{file}";
        using var stream = typeof(AgentResource).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource {name} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
