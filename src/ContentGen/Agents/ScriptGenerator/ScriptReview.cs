using ContentGen.Agents.Grounding;
using ContentGen.Text;

namespace ContentGen.Agents.ScriptGenerator;

/// <summary>
/// Tells a person who edits a script what of it does not stand on the stories. Nothing is changed: whether such a sentence is spoken is
/// that person's decision.
/// </summary>
public static class ScriptReview
{
    private const string Unspeakable = "There is nothing to speak in it.";
    private const string NotCarried = "Its stories do not say this: look at its numbers, names and quotations.";
    private const string NoStory =
        "It names no story, and is neither greeting nor goodbye nor a short link; name the story that says it.";

    /// <returns>Each sentence in order, with its problem.</returns>
    public static IReadOnlyList<ReviewedSentence> Check(
        IReadOnlyList<ScriptSentence> sentences, IReadOnlyList<Story> stories, DateOnly day, string language)
    {
        var grounds = new Grounds(stories, day, language);
        return
        [
            .. sentences.Select((sentence, at) =>
                new ReviewedSentence(sentence, ProblemOf(sentence, at == 0 || at == sentences.Count - 1, grounds))),
        ];
    }

    private static string? ProblemOf(ScriptSentence sentence, bool isFrame, Grounds grounds)
    {
        if (!SpokenText.Clean(sentence.Text).Any(char.IsLetter))
        {
            return Unspeakable;
        }

        if (sentence.StoryIds.Count > 0)
        {
            return grounds.Carry(sentence) ? null : NotCarried;
        }

        var most = isFrame ? ScriptRules.MostFrameWords : ScriptRules.MostLinkWords;
        return grounds.IsFrame(sentence.Text) && WordCount.Of(sentence.Text) <= most ? null : NoStory;
    }
}

/// <param name="Problem">Why the sentence does not stand on the stories, in words for an editor; null when it does.</param>
public sealed record ReviewedSentence(ScriptSentence Sentence, string? Problem);
