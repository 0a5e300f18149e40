namespace ContentGen.Simulator.Bedrock.Answers;

/// <summary>The place in an answer that is being filled.</summary>
/// <param name="Name">The property's name in lower case without separators; an item of a list has the list's name.</param>
/// <param name="Parent">The place around it; null at the root.</param>
internal sealed record AnswerField(string Name, AnswerField? Parent)
{
    /// <summary>The story that this place is about, if any.</summary>
    public StoryProse? Story { get; init; }

    /// <summary>The sentence of the script that this place holds, if any.</summary>
    public ScriptLine? Line { get; init; }

    /// <summary>The position among the items of the nearest list.</summary>
    public int Index { get; init; }

    public int Depth => Parent is null ? 0 : Parent.Depth + 1;

    /// <summary>Whether the place holds the id of a story, or several.</summary>
    public bool IsId => Name.EndsWith("id", StringComparison.Ordinal) || Name.EndsWith("ids", StringComparison.Ordinal);

    public AnswerField Child(string name) => this with { Name = Normal(name), Parent = this };

    public bool Is(params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (Name.Contains(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    public static string Normal(string name) => name.Replace("_", "").Replace("-", "").ToLowerInvariant();
}
