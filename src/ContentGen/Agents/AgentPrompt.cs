namespace ContentGen.Agents;

/// <summary>An agent's standing instructions, from <c>prompt.md</c> in its folder. The file's first line names its version.</summary>
/// <param name="Version">Changes with every change of the text; shown in <see cref="ModelUsage.PromptVersion"/>.</param>
public sealed record AgentPrompt(string Version, string Text)
{
    private const string VersionKey = "version:";

    public static AgentPrompt Load(string folder)
    {
        var (head, text) = Halves(AgentResource.Read(folder, "prompt.md"));
        return head.StartsWith(VersionKey, StringComparison.Ordinal)
            ? new AgentPrompt(head[VersionKey.Length..].Trim(), text.Trim())
            : throw new InvalidOperationException($"The first line of Agents/{folder}/prompt.md must be 'version: ...'.");
    }

    private static (string Head, string Text) Halves(string file)
    {
        var lines = file.ReplaceLineEndings("\n").Split('\n', 2);
        return (lines[0], lines.Length > 1 ? lines[1] : "");
    }
}
