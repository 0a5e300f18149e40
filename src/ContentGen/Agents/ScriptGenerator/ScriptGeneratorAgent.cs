using System.Globalization;
using ContentGen.Agents.Answers;
using ContentGen.Agents.Grounding;
using ContentGen.Requests;
using ContentGen.Text;

namespace ContentGen.Agents.ScriptGenerator;

/// <summary>Writes the script. What breaks <see cref="ScriptRules"/> is dropped; what remains must still be a script.</summary>
internal sealed class ScriptGeneratorAgent()
    : Agent<ScriptGeneratorInput, ScriptGeneratorAnswer, ScriptGeneratorOutput>(AgentName.ScriptGenerator, "ScriptGenerator")
{
    public override string Question(BriefRequest request, ScriptGeneratorInput input) => NewsMessage.Write(
        new
        {
            request.Language,
            Day = input.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Weekday = input.Day.DayOfWeek.ToString(),
            WordsAtLeast = ScriptRules.FewestWordsFor(input.Stories.Count),
            WordsAtMost = ScriptRules.MostWords,
        },
        input.Stories);

    public override CheckedAnswer<ScriptGeneratorOutput> Check(
        ScriptGeneratorAnswer answer, BriefRequest request, ScriptGeneratorInput input)
    {
        var grounds = new Grounds(input.Stories, input.Day, request.Language);
        var spoken = ScriptRules.Speakable(answer.Sentences, grounds);
        var grounding = ScriptGrounding.Of(spoken, answer.Sentences.Count);
        var problems = new AnswerProblems();
        AddWordProblems(problems, spoken, grounding, grounds.StoryIds);
        problems.AddTooFew(
            spoken.SelectMany(sentence => sentence.StoryIds).Distinct().Count(),
            Math.Min(ScriptRules.ManyStories, grounds.StoryIds.Count),
            "stories reported on");
        return problems.Or(() => new ScriptGeneratorOutput(ScriptFrame.Complete(spoken, input.Day, request.Language)) { Grounding = grounding });
    }

    private static void AddWordProblems(
        AnswerProblems problems, IReadOnlyList<ScriptSentence> spoken, ScriptGrounding grounding, IReadOnlyCollection<string> ids)
    {
        var words = WordCount.Of(spoken.Select(sentence => sentence.Text));
        var fewest = ScriptRules.FewestWordsFor(ids.Count);
        if (words < fewest || words > ScriptRules.MostWords)
        {
            problems.Add(
                $"sentences: {words} words can be spoken; {fewest} to {ScriptRules.MostWords} are needed. {grounding.Dropped} sentences"
                + $" were dropped: every claim needs storyIds, only of {string.Join(", ", ids)}, and its numbers, names and"
                + " quotations must stand in those stories.");
        }
    }
}
