namespace ContentGen.Agents;

/// <summary>Words the repair turn.</summary>
internal static class AgentCorrection
{
    private const int MostProblems = 20;

    public static string Write(IReadOnlyList<string> problems) =>
        "The answer cannot be used:\n"
        + string.Concat(problems.Take(MostProblems).Select(problem => $"- {problem}\n"))
        + "Give the whole answer once more with these points corrected and everything else unchanged.";
}
