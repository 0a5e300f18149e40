using ContentGen.Text;

namespace ContentGen.Agents;

/// <summary>Files that are embedded from an agent's folder.</summary>
internal static class AgentResource
{
    public static string Read(string folder, string file) => EmbeddedFile.Text($"ContentGen.Agents.{folder}.{file}");
}
