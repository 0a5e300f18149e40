namespace ContentGen.Agents.ScriptGenerator;

/// <param name="Text">Plain text of one sentence; no markup.</param>
/// <param name="StoryIds">Stories that the sentence reports on; empty for greetings, links and goodbyes only.</param>
public sealed record ScriptSentence(string Text, IReadOnlyList<string> StoryIds);
