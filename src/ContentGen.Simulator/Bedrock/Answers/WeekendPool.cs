namespace ContentGen.Simulator.Bedrock.Answers;

/// <summary>Things to do on a weekend anywhere; no event, place or date is made up.</summary>
internal static class WeekendPool
{
    private static readonly WeekendIdea[] Ideas =
    [
        new(
            "Walk a path you have not taken yet",
            "Pick a park or a riverside close to home and leave the phone in your pocket; an hour outside is enough to feel the "
            + "difference.",
            "outdoors"),
        new(
            "Visit a small museum",
            "Local collections are rarely crowded, often free, and usually have someone at the desk who loves to tell the "
            + "stories behind the pieces.",
            "culture"),
        new(
            "Cook one dish from a country in the news",
            "Choose a recipe with few ingredients, put some music from the region on, and invite somebody to share the table.",
            "food"),
        new(
            "Borrow a book on a topic you heard about",
            "Ask a librarian for one short book on something that this week’s stories made you curious about.",
            "learning"),
        new(
            "Repair something instead of replacing it",
            "A loose button, a squeaking door or a flat bicycle tyre takes half an hour, and the pleasure of it lasts for months.",
            "home"),
        new(
            "Look at the night sky",
            "Find a dark spot, give your eyes twenty minutes to adjust, and see how many constellations you can name.",
            "outdoors"),
        new(
            "Listen to a whole album",
            "Take one record that you know only by its hits and hear it from the first track to the last without doing anything else.",
            "culture"),
        new(
            "Go to a farmers’ market early",
            "The best produce goes first, and the people who grew it have the best ideas for what to do with it.",
            "food"),
        new(
            "Learn ten words of another language",
            "Ten words are enough to greet, to thank and to order something, and they make the next trip friendlier.",
            "learning"),
        new(
            "Clear one shelf",
            "A single shelf is done before it becomes a chore, and what you no longer need may be just right for somebody else.",
            "home"),
    ];

    public static WeekendIdea Pick(int index, int seed) => Ideas[(index + SeededChance.Pick(Ideas.Length, seed, "weekend")) % Ideas.Length];
}

internal sealed record WeekendIdea(string Title, string Description, string Category);
