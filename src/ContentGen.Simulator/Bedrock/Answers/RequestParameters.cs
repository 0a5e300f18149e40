using System.Text.Json.Nodes;

namespace ContentGen.Simulator.Bedrock.Answers;

/// <summary>What a message asks for beside its stories, as far as the simulated model heeds it.</summary>
/// <param name="MostStories">How many stories an answer may name at most.</param>
/// <param name="Weekday">The day of the brief, for the greeting; null when the message does not tell.</param>
/// <param name="Length">How long a script is to be; null when the message does not tell.</param>
/// <param name="Presenters">Who takes turns; empty for one who speaks alone.</param>
/// <param name="Language">ISO 639-1 code of the language that an answer is to be in.</param>
internal sealed record RequestParameters(
    int MostStories, string? Weekday, AskedLength? Length, IReadOnlyList<string> Presenters, string Language)
{
    public static RequestParameters Unlimited { get; } = Read("");

    /// <summary>Reads the first value of each name in the JSON of a message.</summary>
    public static RequestParameters Read(string text)
    {
        var given = StoryScanner.Objects(text)
            .SelectMany(value => value)
            .DistinctBy(entry => AnswerField.Normal(entry.Key))
            .ToDictionary(entry => AnswerField.Normal(entry.Key), entry => entry.Value);
        return new RequestParameters(
            Whole("storiesatmost") ?? Whole("maxstories") ?? int.MaxValue,
            Text("weekday"),
            Whole("lengthaimedat") is { } target ? new AskedLength(target, Text("lengthin") == "letters") : null,
            given.GetValueOrDefault("presenters") is JsonArray names ? [.. names.Select(name => $"{name}")] : [],
            Text("language")?.ToLowerInvariant() ?? Phrases.Usual);

        int? Whole(string name) => given.GetValueOrDefault(name).Whole();

        string? Text(string name) => given.GetValueOrDefault(name).Text();
    }
}

/// <summary>How long a message asks a script to be.</summary>
/// <param name="Target">What it aims at.</param>
/// <param name="InLetters">True when letters are counted, false for words.</param>
internal sealed record AskedLength(int Target, bool InLetters)
{
    public int Of(string text) => InLetters ? text.Count(char.IsLetterOrDigit) : Prose.Words(text);
}
