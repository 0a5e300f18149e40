namespace ContentGen.Simulator.Bedrock.Answers;

/// <summary>Sentences to be said of any story that is to be told at length; they add no facts, and there are enough of them.</summary>
internal static class Remarks
{
    private static readonly string[] Openings =
    [
        "The published report remains short on particulars, so", "Considering how recently everything happened,",
        "As usually happens with developing stories,", "For listeners already following the subject,",
        "Whatever eventually becomes of the matter,", "In fairness towards everybody involved,", "Viewed from somewhat further away,",
    ];

    private static readonly string[] Middles =
    [
        "whatever follows certainly deserves continued attention", "particulars could change while further people investigate",
        "several important questions presently remain unanswered", "considerable importance attaches to whatever happens afterwards",
        "conversations everywhere could reasonably return to the subject", "considerably greater background exists than briefs accommodate",
        "preliminary impressions should never replace final conclusions", "understanding how circumstances developed certainly helps",
        "everyone directly concerned understandably watches closely",
    ];

    private static readonly string[] Ends =
    [
        "and we intend to return to the subject afterwards.", "while the complete report stays available through our accompanying notes.",
        "which explains why the brief includes the subject.", "according to whoever originally reported the story.",
        "although nothing further has presently been published.",
    ];

    // The three lengths have no common divisor, so each sentence comes once before any comes again.
    public static int Count => Openings.Length * Middles.Length * Ends.Length;

    public static string At(int number) =>
        $"{Openings[number % Openings.Length]} {Middles[number % Middles.Length]}, {Ends[number % Ends.Length]}";
}
