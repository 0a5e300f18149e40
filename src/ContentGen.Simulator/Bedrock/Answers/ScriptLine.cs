namespace ContentGen.Simulator.Bedrock.Answers;

/// <summary>A sentence of a script and the stories that it reports on; none for greetings, links and goodbyes.</summary>
internal sealed record ScriptLine(string Text, IReadOnlyList<string> StoryIds, string Kind);
