using ContentGen.Agents.Grounding;
using ContentGen.Requests;
using ContentGen.Sections;
using ContentGen.Text;

namespace ContentGen.Agents.ScriptGenerator;

/// <summary>Writes the script. What breaks <see cref="ScriptRules"/> is dropped; what remains must still be a script.</summary>
internal sealed class ScriptGeneratorAgent()
    : Agent<ScriptGeneratorInput, ScriptGeneratorAnswer, ScriptGeneratorOutput>(AgentName.ScriptGenerator, "ScriptGenerator")
{
    public static readonly ScriptGeneratorAgent Instance = new();

    private const int ManyStories = 3;

    // A word takes about two tokens, and as much again what stands around its sentence.
    public override int TokensNeeded(BriefRequest request) => request.Minutes * 900;

    public override string Question(BriefRequest request, ScriptGeneratorInput input)
    {
        var length = ScriptLength.Of(request, input.Stories);
        var parameters = new
        {
            request.Language,
            input.Day,
            Weekday = input.Day.DayOfWeek.ToString(),
            LengthAtLeast = length.Least,
            LengthAtMost = length.Most,
            LengthAimedAt = length.Target,
            LengthIn = length.Rate.Unit,
            request.Style,
            Presenters = request.Pair.Count > 0 ? request.Pair : null,
        };
        return NewsMessage.Write(parameters, input.Stories);
    }

    public override CheckedAnswer<ScriptGeneratorOutput> Check(
        ScriptGeneratorAnswer answer, BriefRequest request, ScriptGeneratorInput input)
    {
        var grounds = new Grounds(input.Stories, input.Day, request.Language);
        var spoken = Once(ScriptRules.Speakable(answer.Sentences, grounds));
        var grounding = ScriptGrounding.Of(spoken, answer.Sentences.Count);
        var problems = new AnswerProblems();
        problems.AddOtherLanguage(answer.Sentences.Select(sentence => sentence.Text), request.Language, "sentences");
        var length = ScriptLength.Of(request, input.Stories);
        var counted = length.Rate.Count(spoken.Select(sentence => sentence.Text));
        if (counted < length.Least || counted > length.Most)
        {
            problems.Add(
                $"sentences: {counted} {length.Rate.Unit} can be spoken; {length.Least} to {length.Most} are needed. {grounding.Dropped}"
                + $" sentences were dropped: every claim needs storyIds, only of {string.Join(", ", grounds.StoryIds)}, and its numbers,"
                + " names and quotations must stand in those stories.");
        }

        problems.AddTooFew(
            spoken.SelectMany(sentence => sentence.StoryIds).Distinct().Count(),
            Math.Min(ManyStories, grounds.StoryIds.Count),
            "stories reported on");
        return problems.Or(() =>
        {
            var framed = ScriptRules.Framed(spoken, input.Day, request.Language);
            var whole = StoryRemarks.Say(framed, input.Stories, request.Language);
            return new ScriptGeneratorOutput(SpeakerTurns.Assign(whole, request.Pair)) { Grounding = grounding };
        });
    }

    // What is said of a story is said once.
    private static List<ScriptSentence> Once(IEnumerable<ScriptSentence> sentences)
    {
        var once = new List<ScriptSentence>();
        foreach (var sentence in sentences)
        {
            if (!once.Any(earlier => earlier.StoryIds.Intersect(sentence.StoryIds).Any() && SameWords.Says(sentence.Text, earlier.Text)))
            {
                once.Add(sentence);
            }
        }

        return once;
    }

    public override IReadOnlyDictionary<string, string> Stories(ScriptGeneratorInput input) => UrlsById(input.Stories);

    public override IEnumerable<string> SourceUrls(ScriptGeneratorOutput output, ScriptGeneratorInput input) =>
        UrlsOf(output.Sentences.SelectMany(sentence => sentence.StoryIds), input);

    /// <summary>A script is used whole or not at all.</summary>
    public override ScriptGeneratorOutput? Adopt(ScriptGeneratorOutput earlier, StoryIds ids)
    {
        var isKnown = earlier.Sentences.Count > 0
            && earlier.Sentences.SelectMany(sentence => sentence.StoryIds).All(id => ids.Of(id) is not null);
        var renamed = earlier.Sentences.Select(
            sentence => sentence with { StoryIds = [.. sentence.StoryIds.Select(id => ids.Of(id)!)] });
        return isKnown ? earlier with { Sentences = [.. renamed] } : null;
    }

    // It was written when the stories were new.
    public override ScriptGeneratorOutput Fit(ScriptGeneratorOutput adopted, ScriptGeneratorInput input, BriefRequest request) =>
        adopted with { Sentences = StoryRemarks.Say(adopted.Sentences, input.Stories, request.Language) };

    /// <summary>The stories' own words; without stories an emergency script that says so. A brief always has a script.</summary>
    public override Section<ScriptGeneratorOutput> Fallback(ScriptGeneratorInput input, BriefRequest request, string reason) =>
        input.Stories.Count > 0 ? base.Fallback(input, request, reason) : Section.Static(Derive(input, request), reason);

    protected override ScriptGeneratorOutput Derive(ScriptGeneratorInput input, BriefRequest request) =>
        ScriptFallback.FromStories(input.Stories, input.Day, request);
}

/// <param name="Stories">Stories in the order in which they should be told.</param>
/// <param name="Day">Date of the brief, for the greeting.</param>
public sealed record ScriptGeneratorInput(IReadOnlyList<Story> Stories, DateOnly Day);

/// <summary>The model's answer.</summary>
public sealed record ScriptGeneratorAnswer(IReadOnlyList<ScriptSentence> Sentences);

/// <param name="Sentences">The script, a sentence an item, in spoken order; as long as <see cref="ScriptLength"/> says.</param>
public sealed record ScriptGeneratorOutput(IReadOnlyList<ScriptSentence> Sentences)
{
    public ScriptGrounding Grounding { get; init; } = ScriptGrounding.Of(Sentences, Sentences.Count);
}

/// <param name="Text">Plain text of one sentence; no markup.</param>
/// <param name="StoryIds">Stories that the sentence reports on; empty for greetings, links and goodbyes only.</param>
public sealed record ScriptSentence(string Text, IReadOnlyList<string> StoryIds)
{
    /// <summary>Amazon Polly voice id of the presenter who says it; null where one presents alone.</summary>
    public string? Speaker { get; init; }
}

/// <summary>How much of a script stood on the run's stories.</summary>
/// <param name="Sentences">Sentences written.</param>
/// <param name="Grounded">Sentences spoken that name stories; the others spoken are greeting, links and goodbye.</param>
/// <param name="Dropped">Sentences not spoken, because the stories do not say what they said.</param>
public sealed record ScriptGrounding(int Sentences, int Grounded, int Dropped)
{
    public static ScriptGrounding Of(IReadOnlyList<ScriptSentence> spoken, int written) =>
        new(written, spoken.Count(sentence => sentence.StoryIds.Count > 0), written - spoken.Count);
}
