using ContentGen.Agents.ContentCurator;

namespace ContentGen.Tests.Agents;

public sealed class ContentCuratorTests
{
    private static readonly ContentCuratorInput Input = new(SampleNews.Headlines);

    [Fact]
    public void Check_GoodAnswer_OrderKeptDuplicatesAndSurplusGone()
    {
        var answer = Answer("s4", "s1", "s4", "s7", "s2");

        var (output, problems) = new ContentCuratorAgent().Read(Input, answer);

        Assert.Empty(problems);
        Assert.Equal(["s4", "s1", "s7"], output!.Selections.Select(selection => selection.StoryId));
        Assert.Equal("A good story.", output.Selections[0].Reason);
    }

    [Fact]
    public void Check_UnknownId_Rejected()
    {
        var (output, problems) = new ContentCuratorAgent().Read(Input, Answer("s1", "s2", "headline-3"));

        Assert.Null(output);
        Assert.Contains("'headline-3'", Assert.Single(problems));
    }

    private static ContentCuratorOutput Answer(params string[] ids) =>
        new([.. ids.Select(id => new Selection(id, "<i>A good story.</i>"))], "A balanced choice.");
}
