using ContentGen.Agents.Answers;
using ContentGen.Requests;
using ContentGen.Text;

namespace ContentGen.Agents.FavoriteSelector;

/// <summary>Names the brief's favourite story and says why.</summary>
internal sealed class FavoriteSelectorAgent()
    : Agent<FavoriteSelectorInput, FavoriteSelectorAnswer, FavoriteSelectorOutput>(AgentName.FavoriteSelector, "FavoriteSelector")
{
    public override string Question(BriefRequest request, FavoriteSelectorInput input) =>
        NewsMessage.Write(new { request.Language }, input.Stories);

    public override CheckedAnswer<FavoriteSelectorOutput> Check(
        FavoriteSelectorAnswer answer, BriefRequest request, FavoriteSelectorInput input)
    {
        var titles = input.Stories.ToDictionary(story => story.Id, story => story.Title);
        var reasoning = PlainText.Clean(answer.Reasoning);
        var problems = new AnswerProblems();
        problems.AddUnknown([answer.StoryId], titles.Keys, "storyId");
        problems.AddEmpty([(answer.StoryId, reasoning)], "reasoning");
        problems.AddAddresses([reasoning], "reasoning");
        return problems.Or(() => new FavoriteSelectorOutput(answer.StoryId, titles[answer.StoryId], reasoning));
    }
}
