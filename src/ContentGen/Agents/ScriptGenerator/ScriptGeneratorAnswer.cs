namespace ContentGen.Agents.ScriptGenerator;

/// <summary>The model's answer.</summary>
public sealed record ScriptGeneratorAnswer(IReadOnlyList<ScriptSentence> Sentences);
