namespace ContentGen.Agents.ScriptGenerator;

/// <param name="Stories">Stories in the order in which they should be told.</param>
/// <param name="Day">Date of the brief, for the greeting.</param>
public sealed record ScriptGeneratorInput(IReadOnlyList<Story> Stories, DateOnly Day);
