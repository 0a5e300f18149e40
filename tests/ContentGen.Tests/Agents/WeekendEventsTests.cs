using ContentGen.Agents.WeekendEvents;
using ContentGen.Requests;

namespace ContentGen.Tests.Agents;

public sealed class WeekendEventsTests
{
    private static readonly WeekendEventsInput Input = new(SampleNews.Stories, SampleNews.Monday);

    [Fact]
    public void Check_GoodAnswer_PlainText()
    {
        var answer = new WeekendEventsOutput([new("Watch the <i>comet</i>", "Look west after sunset.", "outdoors")]);

        var (output, problems) = new WeekendEventsAgent().Read(Input, answer);

        Assert.Empty(problems);
        Assert.Equal("Watch the comet", Assert.Single(output!.Tips).Title);
    }

    [Theory]
    [InlineData("See https://tickets.example", "outdoors")]
    [InlineData("Look west.", "shopping")]
    public void Check_AddressOrUnknownCategory_Rejected(string description, string category)
    {
        var answer = new WeekendEventsOutput([new("Watch the comet", description, category)]);

        var (output, _) = new WeekendEventsAgent().Read(Input, answer);

        Assert.Null(output);
    }

    [Fact]
    public void Question_Day_NamedWithItsWeekday()
    {
        var question = new WeekendEventsAgent().Question(SampleNews.Request, Input);

        Assert.Contains("\"day\":\"2026-11-23\",\"weekday\":\"Monday\"", question);
    }

    [Fact]
    public void Fallback_EveryLanguage_PassesTheAgentsOwnRules()
    {
        foreach (var language in BriefLanguage.All.Append("xx"))
        {
            var request = SampleNews.Request with { Language = language };

            var (output, problems) = new WeekendEventsAgent().Read(Input, new WeekendEventsAgent().StandIn(Input, request)!, request);

            Assert.Empty(problems);
            Assert.Equal(3, output!.Tips.Count);
        }
    }
}
