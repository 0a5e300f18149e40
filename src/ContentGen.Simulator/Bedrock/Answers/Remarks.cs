namespace ContentGen.Simulator.Bedrock.Answers;

/// <summary>Sentences to be said of any story that is to be told at length; they add no facts, and there are enough of them.</summary>
internal static class Remarks
{
    private static readonly string[] Openings =
    [
        "The report is still short on detail, so", "It is early, and", "As always with a young story,", "For those who follow the subject,",
        "Whatever comes of it,", "To be fair to everybody involved,", "Seen from a little further away,",
    ];

    private static readonly string[] Middles =
    [
        "it is worth keeping an eye on what follows", "details may change as more people look into it",
        "the questions that matter most are still open", "much depends on how the next steps turn out",
        "it may well shape the conversation over the coming days", "there is more behind it than a short brief can hold",
        "nobody should take a first look for the last word", "it helps to know how things came to be as they are",
        "the people it touches will watch closely",
    ];

    private static readonly string[] Ends =
    [
        "and we will come back to it.", "and the full report is linked in the notes to this brief.", "which is why it is in this brief.",
        "as those who wrote the report say themselves.", "and that is all that has been published.",
    ];

    // The three lengths have no common divisor, so each sentence comes once before any comes again.
    public static int Count => Openings.Length * Middles.Length * Ends.Length;

    public static string At(int number) =>
        $"{Openings[number % Openings.Length]} {Middles[number % Middles.Length]}, {Ends[number % Ends.Length]}";
}
