namespace ContentGen.Simulator.Bedrock.Answers;

internal sealed record WeekendIdea(string Title, string Description, string Category);
