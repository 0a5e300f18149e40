using ContentGen.Agents;
using ContentGen.Agents.ContentCurator;
using ContentGen.Agents.FavoriteSelector;
using ContentGen.Agents.MediaEnhancer;
using ContentGen.Agents.NewsFetcher;
using ContentGen.Agents.ScriptGenerator;
using ContentGen.Agents.WeekendEvents;
using ContentGen.Requests;

namespace ContentGen.Tests.Agents;

/// <summary>What any agent's model writes for readers is in the language of the brief, or refused.</summary>
public sealed class AnswerLanguageTests
{
    private static readonly BriefRequest InGerman = SampleNews.Request with { Language = "de" };

    private static readonly string[] English =
    [
        "The ferry is the first of its kind and it will be seen in the harbour for the rest of the year.",
        "It is not known whether the comet will be as bright as it was when it was last here.",
        "They have opened the bridge again, and those who live there are happy that the work is done.",
    ];

    private static readonly string[] German =
    [
        "Die Fähre ist die erste ihrer Art, und sie wird für den Rest des Jahres im Hafen zu sehen sein.",
        "Es ist nicht bekannt, ob der Komet so hell wird, wie er es war, als er das letzte Mal hier war.",
        "Sie haben die Brücke wieder geöffnet, und wer dort wohnt, ist froh, dass die Arbeit nun getan ist.",
    ];

    /// <summary>By agent: its field, and what it makes of an answer whose reader-facing texts are those given.</summary>
    private static readonly Dictionary<string, (string Field, Func<string[], IReadOnlyList<string>> Problems)> Agents = new()
    {
        [AgentName.NewsFetcher] = ("summary", texts => new NewsFetcherAgent().Read(
            new(SampleNews.Headlines),
            new NewsFetcherAnswer([.. Three(texts).Select((text, at) => new SummarizedStory(Id(at), "general", text, 0.5))]),
            InGerman).Problems),
        [AgentName.ContentCurator] = ("reason and why", texts => new ContentCuratorAgent().Read(
            new(SampleNews.Headlines),
            new ContentCuratorOutput([.. Three(texts).Select((text, at) => new Selection(Id(at), text))], texts[0]),
            InGerman).Problems),
        [AgentName.FavoriteSelector] = ("reasoning", texts => new FavoriteSelectorAgent().Read(
            new(SampleNews.Stories),
            new FavoriteSelectorAnswer("s1", string.Join(' ', texts)),
            InGerman).Problems),
        [AgentName.ScriptGenerator] = ("sentences", texts => new ScriptGeneratorAgent().Read(
            new(SampleNews.Stories, SampleNews.Monday),
            new ScriptGeneratorAnswer([.. Three(texts).Select((text, at) => new ScriptSentence(text, [Id(at)]))]),
            InGerman).Problems),
        [AgentName.MediaEnhancer] = ("altText", texts => new MediaEnhancerAgent().Read(
            new(SampleNews.Stories),
            new MediaEnhancerAnswer([.. Three(texts).Select((text, at) => new PictureIdea(Id(at), text, ["the ferry in the harbour"]))]),
            InGerman).Problems),
        [AgentName.WeekendEvents] = ("tips", texts => new WeekendEventsAgent().Read(
            new(SampleNews.Stories, SampleNews.Monday),
            new WeekendEventsOutput([.. Three(texts).Select((text, at) => new WeekendTip($"{at}", text, "outdoors"))]),
            InGerman).Problems),
    };

    public static TheoryData<string> Names => [.. AgentPlan.Entries.Select(entry => entry.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Check_AnswerInAnotherLanguage_IsAProblemThatNamesFieldAndLanguage(string agent)
    {
        var (field, problems) = Agents[agent];

        var problem = Assert.Single(problems(English), AboutLanguage);

        Assert.StartsWith($"{field}: ", problem);
        Assert.Contains("written in the language en", problem);
        Assert.Contains("write them in the language de", problem);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Check_AnswerInTheLanguage_Passes(string agent) => Assert.DoesNotContain(Agents[agent].Problems(German), AboutLanguage);

    [Theory]
    [MemberData(nameof(Names))]
    public void Check_AnswerTooShortToTell_Passes(string agent) =>
        Assert.DoesNotContain(Agents[agent].Problems(["The ferry."]), AboutLanguage);

    [Theory]
    [MemberData(nameof(Names))]
    public void Check_AnswerInTheLanguageThatQuotesAnother_Passes(string agent)
    {
        string[] mixed = [.. German.Select((text, at) => $"„{SampleNews.Headlines[at].Title}“: {text}")];

        Assert.DoesNotContain(Agents[agent].Problems(mixed), AboutLanguage);
    }

    private static bool AboutLanguage(string problem) => problem.Contains("in the language");

    private static IEnumerable<string> Three(string[] texts) => Enumerable.Range(0, 3).Select(at => texts[at % texts.Length]);

    private static string Id(int at) => $"s{at + 1}";
}
