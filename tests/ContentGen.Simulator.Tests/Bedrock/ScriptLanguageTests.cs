using System.Text.Json;
using ContentGen.Agents.Grounding;
using ContentGen.Agents.ScriptGenerator;
using ContentGen.Requests;
using ContentGen.Text;
using Story = ContentGen.Agents.Story;

namespace ContentGen.Simulator.Tests.Bedrock;

/// <summary>A script is in the language asked for, however short or long, and the app that asked has nothing to object to.</summary>
public sealed class ScriptLanguageTests : IAsyncLifetime
{
    private const string English = "en";

    private static readonly DateOnly Day = new(2026, 1, 10);

    private TestSimulator _simulator = null!;

    public static TheoryData<string, int> LanguagesAndMinutes
    {
        get
        {
            var rows = new TheoryData<string, int>();
            foreach (var language in BriefLanguage.All.Where(language => language != English))
            {
                rows.Add(language, 1);
                rows.Add(language, 3);
                rows.Add(language, BriefRequest.MostMinutes);
            }

            return rows;
        }
    }

    public async ValueTask InitializeAsync() => _simulator = await TestSimulator.StartAsync();

    public async ValueTask DisposeAsync() => await _simulator.DisposeAsync();

    [Theory]
    [MemberData(nameof(LanguagesAndMinutes))]
    public async Task Converse_ScriptInAnotherLanguageThanTheStories_IsInItWhole(string language, int minutes)
    {
        var request = new BriefRequest(["general"], "us", language, BriefRequest.MostStories, null, false) { Minutes = minutes };
        var input = new ScriptGeneratorInput(await StoriesAsync(), Day);

        var script = await WriteAsync(ScriptGeneratorAgent.Instance.Question(request, input));

        Assert.Equal(language, WrittenLanguage.OtherThan(English, script.Sentences.Select(sentence => sentence.Text)));
        var check = ScriptGeneratorAgent.Instance.Check(script, request, input);
        Assert.Empty(check.Problems);
        Assert.Equal(0, check.Output!.Grounding.Dropped);
        Assert.Equal(script.Sentences.Count, check.Output.Sentences.Count);
    }

    // Stories in English, as the sample has them for every country.
    private async Task<IReadOnlyList<Story>> StoriesAsync()
    {
        var news = await _simulator.NewsAsync($"/v2/top-headlines?country=us&pageSize={BriefRequest.MostStories}");
        return
        [
            .. news.Json["articles"]!.AsArray().Select((article, at) => new Story(
                $"n{at}",
                article!["title"]!.ToString(),
                "general",
                article["description"]?.ToString() ?? article["title"]!.ToString(),
                0.5,
                article["source"]!["name"]!.ToString(),
                article["url"]!.ToString(),
                null,
                null)),
        ];
    }

    private async Task<ScriptGeneratorAnswer> WriteAsync(string question)
    {
        var request = Ask.For("SCRIPT_GENERATOR", Ask.ScriptSchema);
        request["messages"] = new JsonArray(Ask.User(question));
        request["inferenceConfig"]!["maxTokens"] = 20_000;
        var answer = await _simulator.ConverseAsync(request);
        return JsonSerializer.Deserialize<ScriptGeneratorAnswer>(answer.ToolInput, ContentGenJson.Options)!;
    }
}
