using System.Globalization;
using ContentGen.Agents.Answers;
using ContentGen.Briefs;
using ContentGen.Words;

namespace ContentGen.Agents.ScriptGenerator;

/// <summary>Writes the script. What breaks <see cref="ScriptRules"/> is dropped; what remains must still be a script.</summary>
internal sealed class ScriptGeneratorAgent()
    : Agent<ScriptGeneratorInput, ScriptGeneratorOutput, ScriptGeneratorOutput>(AgentName.ScriptGenerator, "ScriptGenerator")
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
        ScriptGeneratorOutput answer, BriefRequest request, ScriptGeneratorInput input)
    {
        var ids = input.Stories.Select(story => story.Id).ToHashSet();
        var sentences = ScriptRules.Speakable(answer.Sentences, ids);
        var problems = new AnswerProblems();
        AddWordProblems(problems, sentences, answer.Sentences.Count, ids);
        problems.AddTooFew(
            sentences.SelectMany(sentence => sentence.StoryIds).Distinct().Count(),
            Math.Min(ScriptRules.ManyStories, ids.Count),
            "stories reported on");
        return problems.Or(() => new ScriptGeneratorOutput(sentences));
    }

    private static void AddWordProblems(
        AnswerProblems problems, IReadOnlyList<ScriptSentence> sentences, int given, HashSet<string> ids)
    {
        var words = WordCount.Of(sentences.Select(sentence => sentence.Text));
        var fewest = ScriptRules.FewestWordsFor(ids.Count);
        if (words < fewest || words > ScriptRules.MostWords)
        {
            problems.Add(
                $"sentences: {words} words can be spoken; {fewest} to {ScriptRules.MostWords} are needed."
                + $" {given - sentences.Count} sentences were dropped: every claim needs storyIds, and only of {string.Join(", ", ids)}.");
        }
    }
}
