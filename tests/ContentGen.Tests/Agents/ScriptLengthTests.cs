using ContentGen.Agents.ScriptGenerator;
using ContentGen.Providers.AmazonPolly;
using ContentGen.Requests;

namespace ContentGen.Tests.Agents;

public sealed class ScriptLengthTests
{
    [Fact]
    public void Languages_WithAVoiceOrABrief_HaveARateOfTheirOwn()
    {
        Assert.All(
            [.. new AmazonPollyOptions().Voices.Keys, .. BriefLanguage.All],
            (string language) => Assert.NotEqual(SpeechRate.Of("xx"), SpeechRate.Of(language)));
    }

    [Theory]
    [InlineData("en", "Rain & wind — today, 4.5%.", 6)]
    [InlineData("zh", "今天，3只大熊猫。", 7)]
    [InlineData("zh", "OpenAI 公司", 8)]
    [InlineData("zh", "雨です。", 3)]
    public void Count_Text_IsOfWordsOrOfLettersWhereWordsAreNotParted(string language, string text, int expected) =>
        Assert.Equal(expected, SpeechRate.Of(language).Count(text));

    [Fact]
    public void Of_PlentyToTell_IsWithinFifteenPercentOfTheMinutes()
    {
        foreach (var language in BriefLanguage.All)
        {
            for (var minutes = 1; minutes <= BriefRequest.MostMinutes; minutes++)
            {
                var length = Of(minutes, language, summary: string.Join(' ', Enumerable.Repeat("word", 3000)));
                Assert.InRange(length.Least, 0.85 * minutes * length.Rate.PerMinute, length.Target);
                Assert.InRange(length.Most, length.Target, (1.15 * minutes * length.Rate.PerMinute) + 0.001);
            }
        }
    }

    [Fact]
    public void Of_LittleToTell_AsksForNoMoreThanTheStoriesSay()
    {
        var length = Of(10, "en", "The ferry crossed the strait.");

        Assert.InRange(length.Least, 15, 40);
        Assert.Equal(1550, length.Target);
    }

    private static ScriptLength Of(int minutes, string language, string summary) => ScriptLength.Of(
        BriefRequest.Default with { Minutes = minutes, Language = language }, [SampleNews.Stories[0] with { Summary = summary }]);
}
