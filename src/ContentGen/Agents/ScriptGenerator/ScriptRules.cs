using ContentGen.Agents.Grounding;
using ContentGen.Agents.Phrases;
using ContentGen.Text;

namespace ContentGen.Agents.ScriptGenerator;

/// <summary>
/// What may be spoken. A sentence that reports on stories names at least one, only stories of the run, and neither quotes, counts
/// nor names what they do not. A sentence that names none is a greeting or goodbye (the first or last of the script, at most 25 words)
/// or a link (anywhere, at most 12 words), made of the words for these alone.
/// </summary>
public static class ScriptRules
{
    private const int MostFrameWords = 25;
    private const int MostLinkWords = 12;

    private const string Unspeakable = "There is nothing to speak in it.";
    private const string NotCarried = "Its stories do not say this: look at its numbers, names and quotations.";
    private const string NoStory =
        "It names no story, and is neither greeting nor goodbye nor a short link; name the story that says it.";

    /// <summary>
    /// Tells a person who edits a script what of it does not stand on the stories. Nothing is changed: whether such a sentence is spoken
    /// is that person's decision.
    /// </summary>
    /// <returns>Each sentence in order, with its problem.</returns>
    public static IReadOnlyList<ReviewedSentence> Review(
        IReadOnlyList<ScriptSentence> sentences, IReadOnlyList<Story> stories, DateOnly day, string language)
    {
        var grounds = new Grounds(stories, day, language);
        return [.. sentences.Select((sentence, at) => new ReviewedSentence(sentence, ProblemOf(sentence, at, sentences.Count, grounds)))];
    }

    /// <summary>
    /// Of what a model wrote, the sentences that may be spoken, as plain text, each story named once a sentence. Everything else is
    /// dropped, and so is a greeting, link or goodbye that is not complete without what cannot be spoken.
    /// </summary>
    internal static IEnumerable<ScriptSentence> Speakable(IReadOnlyList<ScriptSentence> written, Grounds grounds)
    {
        foreach (var (at, sentence) in written.Index())
        {
            var spoken = sentence with { Text = SpokenText.Clean(sentence.Text), StoryIds = [.. sentence.StoryIds.Distinct()] };
            var isWhole = spoken.StoryIds.Count > 0 || !SpokenText.LosesWords(sentence.Text);
            if (isWhole && ProblemOf(spoken, at, written.Count, grounds) is null)
            {
                yield return spoken;
            }
        }
    }

    /// <summary>Gives a script whose greeting or goodbye could not be spoken the fixed one of its language.</summary>
    internal static IReadOnlyList<ScriptSentence> Framed(IReadOnlyList<ScriptSentence> spoken, DateOnly day, string language)
    {
        var phrases = BriefPhrases.For(language);
        ScriptSentence[] greeting = spoken is [{ StoryIds.Count: > 0 }, ..] ? [new(phrases.Greeting(day), [])] : [];
        ScriptSentence[] goodbye = spoken is [.., { StoryIds.Count: > 0 }] ? [new(phrases.Goodbye, [])] : [];
        return [.. greeting, .. spoken, .. goodbye];
    }

    private static string? ProblemOf(ScriptSentence sentence, int at, int count, Grounds grounds)
    {
        if (!SpokenText.Clean(sentence.Text).Any(char.IsLetter))
        {
            return Unspeakable;
        }

        if (sentence.StoryIds.Count > 0)
        {
            return grounds.Carry(sentence) ? null : NotCarried;
        }

        var most = at == 0 || at == count - 1 ? MostFrameWords : MostLinkWords;
        return grounds.IsFrame(sentence.Text) && WordCount.Of(sentence.Text) <= most ? null : NoStory;
    }
}

/// <param name="Problem">Why the sentence does not stand on the stories, in words for an editor; null when it does.</param>
public sealed record ReviewedSentence(ScriptSentence Sentence, string? Problem);
