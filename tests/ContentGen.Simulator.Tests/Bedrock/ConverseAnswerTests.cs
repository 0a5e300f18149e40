namespace ContentGen.Simulator.Tests.Bedrock;

public sealed class ConverseAnswerTests : IAsyncLifetime
{
    private TestSimulator _simulator = null!;

    public async ValueTask InitializeAsync() => _simulator = await TestSimulator.StartAsync();

    public async ValueTask DisposeAsync() => await _simulator.DisposeAsync();

    [Fact]
    public async Task Converse_ForcedTool_AnswersInConversesShape()
    {
        var answer = await _simulator.ConverseAsync(Ask.ForScript());

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.True(answer.Headers.ContainsKey("x-amzn-RequestId"));
        Assert.Equal("tool_use", answer.Json["stopReason"]!.ToString());
        Assert.Equal("assistant", answer.Json["output"]!["message"]!["role"]!.ToString());
        Assert.Equal("deliver", answer.Json["output"]!["message"]!["content"]![0]!["toolUse"]!["name"]!.ToString());
        var usage = answer.Json["usage"]!;
        Assert.True(usage["inputTokens"]!.GetValue<int>() > 200);
        Assert.Equal(usage["totalTokens"]!.GetValue<int>(), usage["inputTokens"]!.GetValue<int>() + usage["outputTokens"]!.GetValue<int>());
        Assert.NotNull(answer.Json["metrics"]!["latencyMs"]);
    }

    [Fact]
    public async Task Converse_Script_IsMadeOfTheStoriesAndReadsAloud()
    {
        var answer = await _simulator.ConverseAsync(Ask.ForScript());

        var sentences = answer.ToolInput["sentences"]!.AsArray()
            .Select(sentence => (Text: sentence!["text"]!.ToString(), Ids: sentence["storyIds"]!.AsArray().Select(
                id => id!.ToString()).ToList()))
            .ToList();
        Assert.Empty(sentences[0].Ids);
        Assert.Empty(sentences[^1].Ids);
        Assert.Equal(["a1", "b2", "c3"], sentences.SelectMany(sentence => sentence.Ids).Distinct());
        Assert.InRange(sentences.Sum(sentence => sentence.Text.Split(' ').Length), 150, 300);
        Assert.Contains(sentences, sentence => sentence.Text == "Ring found after 41 years." && sentence.Ids is ["a1"]);
        Assert.Contains(sentences, sentence => sentence.Text.Contains("“I could not believe it,”"));
        Assert.All(sentences, sentence => Assert.DoesNotMatch(@"\[\+|https?:|[<>]|\n|turned up among", sentence.Text));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(6)]
    [InlineData(10)]
    [InlineData(23)]
    public async Task Converse_ScriptOfTheSamplesStories_Has150To300Words(int count)
    {
        var news = await _simulator.NewsAsync($"/v2/top-headlines?country=us&pageSize={count}");
        var stories = new JsonArray([.. news.Json["articles"]!.AsArray().Select((article, index) => Numbered(article!, index))]);

        var answer = await _simulator.ConverseAsync(Ask.For("SCRIPT_GENERATOR", Ask.ScriptSchema, stories));

        Assert.InRange(answer.ToolInput["sentences"]!.AsArray().Sum(sentence => sentence!["text"]!.ToString().Split(' ').Length), 150, 300);
    }

    [Fact]
    public async Task Converse_Parameters_LimitTheStoriesAndNameTheDay()
    {
        var schema = Schema("""{ "greeting": { "type": "string" }, "selections": { "type": "array", "items": { "type": "object", "required": ["storyId"], "properties": { "storyId": { "type": "string" } } } } }""");
        var request = Ask.For("CONTENT_CURATOR", schema);
        request["messages"]![0]!["content"]!.AsArray()
            .Insert(0, new JsonObject { ["text"] = """{"storiesAtMost":2,"weekday":"Saturday"}""" });

        var answer = await _simulator.ConverseAsync(request);

        Assert.Equal(2, answer.ToolInput["selections"]!.AsArray().Count);
        Assert.Contains("Saturday", answer.ToolInput["greeting"]!.ToString());
    }

    [Fact]
    public async Task Converse_Favorite_IsOneOfTheStoriesWithItsTitle()
    {
        var schema = Schema("""{ "storyId": { "type": "string" }, "title": { "type": "string" }, "reasoning": { "type": "string" } }""");

        var favorite = (await _simulator.ConverseAsync(Ask.For("FAVORITE_SELECTOR", schema))).ToolInput;

        var story = Assert.Single(Ask.Stories, story => story!["id"]!.ToString() == favorite["storyId"]!.ToString());
        Assert.Equal(story!["title"]!.ToString(), favorite["title"]!.ToString());
        Assert.NotEmpty(favorite["reasoning"]!.ToString());
    }

    [Fact]
    public async Task Converse_Media_KeepsToTheStoriesOwnPictures()
    {
        var schema = Schema(
            """
            { "suggestions": { "type": "array", "items": { "type": "object", "additionalProperties": false, "required": ["storyId", "imageUrl", "altText", "searchTerms"], "properties": {
              "storyId": { "type": "string" }, "imageUrl": { "type": ["string", "null"] }, "altText": { "type": "string" },
              "searchTerms": { "type": "array", "minItems": 1, "maxItems": 5, "items": { "type": "string" } } } } } }
            """);

        var suggestions = (await _simulator.ConverseAsync(Ask.For("MEDIA_ENHANCER", schema))).ToolInput["suggestions"]!.AsArray();

        Assert.Equal(["a1", "b2", "c3"], suggestions.Select(suggestion => suggestion!["storyId"]!.ToString()));
        Assert.Equal(
            [null, "https://post.example/2.jpg", "https://t.example/3.jpg"],
            suggestions.Select(suggestion => suggestion!["imageUrl"]?.ToString()));
        Assert.All(suggestions, suggestion => Assert.InRange(suggestion!["searchTerms"]!.AsArray().Count, 1, 5));
    }

    [Fact]
    public async Task Converse_Weekend_GivesTipsOfAllowedCategories()
    {
        var schema = Schema(
            """
            { "tips": { "type": "array", "items": { "type": "object", "additionalProperties": false, "required": ["title", "description", "category"], "properties": {
              "title": { "type": "string" }, "description": { "type": "string" }, "category": { "type": "string", "enum": ["outdoors", "culture", "food", "learning", "home"] } } } } }
            """);

        var tips = (await _simulator.ConverseAsync(Ask.For("WEEKEND_EVENTS", schema))).ToolInput["tips"]!.AsArray();

        Assert.Equal(3, tips.Select(tip => tip!["title"]!.ToString()).Distinct().Count());
        Assert.All(tips, tip => Assert.True(tip!["description"]!.ToString().Length is > 40 and < 300));
    }

    [Fact]
    public async Task Converse_SameRequest_AnswersTheSameAndAgentsDiffer()
    {
        var schema = Schema("""{ "summary": { "type": "string" }, "score": { "type": "number", "minimum": 0, "maximum": 1 }, "storyId": { "type": "string" } }""");

        var first = await _simulator.ConverseAsync(Ask.For("CONTENT_CURATOR", schema));
        var again = await _simulator.ConverseAsync(Ask.For("CONTENT_CURATOR", schema));
        var other = await _simulator.ConverseAsync(Ask.For("NEWS_FETCHER", schema));

        Assert.Equal(first.ToolInput.ToJsonString(), again.ToolInput.ToJsonString());
        Assert.NotEqual(first.ToolInput.ToJsonString(), other.ToolInput.ToJsonString());
    }

    [Fact]
    public async Task Converse_OtherSeed_AnswersDifferently()
    {
        await using var other = await TestSimulator.StartAsync(seed: 2);

        var one = await _simulator.ConverseAsync(Ask.ForScript());
        var two = await other.ConverseAsync(Ask.ForScript());

        Assert.NotEqual(one.ToolInput.ToJsonString(), two.ToolInput.ToJsonString());
    }

    [Fact]
    public async Task Converse_TextFormatWithSchema_AnswersValidJsonText()
    {
        var request = Ask.For("SCRIPT_GENERATOR", Ask.ScriptSchema);
        request.Remove("toolConfig");
        request["outputConfig"] = JsonNode.Parse(
            """{ "textFormat": { "type": "json_schema", "structure": { "jsonSchema": { "name": "script" } } } }""");
        request["outputConfig"]!["textFormat"]!["structure"]!["jsonSchema"]!["schema"] = Ask.ScriptSchema.ToJsonString();

        var answer = await _simulator.ConverseAsync(request);

        Assert.Equal("end_turn", answer.Json["stopReason"]!.ToString());
        var text = answer.Json["output"]!["message"]!["content"]![0]!["text"]!.ToString();
        Assert.Empty(SchemaValidator.Errors(Ask.ScriptSchema, JsonNode.Parse(text)));
    }

    [Fact]
    public async Task Converse_TooFewTokens_StopsAtThem()
    {
        var request = Ask.For("NEWS_FETCHER", Ask.ScriptSchema);
        request.Remove("toolConfig");
        request["inferenceConfig"]!["maxTokens"] = 10;

        var answer = await _simulator.ConverseAsync(request);

        Assert.Equal("max_tokens", answer.Json["stopReason"]!.ToString());
        Assert.Equal(10, answer.Json["usage"]!["outputTokens"]!.GetValue<int>());
        Assert.Equal(40, answer.Json["output"]!["message"]!["content"]![0]!["text"]!.ToString().Length);
    }

    [Fact]
    public async Task Converse_RepairTurn_IsAnsweredLikeTheFirst()
    {
        var first = await _simulator.ConverseAsync(Ask.ForScript());
        var use = first.Json["output"]!["message"]!["content"]![0]!["toolUse"]!;
        var request = Ask.ForScript();
        request["messages"]!.AsArray().Add(Ask.Message("assistant", new JsonObject { ["toolUse"] = use.DeepClone() }));
        request["messages"]!.AsArray().Add(Ask.Message("user", new JsonObject
        {
            ["toolResult"] = new JsonObject
            {
                ["toolUseId"] = use["toolUseId"]!.ToString(),
                ["status"] = "error",
                ["content"] = new JsonArray(new JsonObject { ["text"] = "sentences: too few words" }),
            },
        }));

        var repaired = await _simulator.ConverseAsync(request);

        Assert.Equal(HttpStatusCode.OK, repaired.Status);
        Assert.Equal(first.ToolInput.ToJsonString(), repaired.ToolInput.ToJsonString());
    }

    private static JsonObject Numbered(JsonNode article, int index)
    {
        var story = article.DeepClone().AsObject();
        story["id"] = $"n{index}";
        return story;
    }

    private static JsonObject Schema(string properties)
    {
        var parsed = JsonNode.Parse(properties)!.AsObject();
        return new JsonObject
        {
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["required"] = new JsonArray([.. parsed.Select(property => (JsonNode)property.Key)]),
            ["properties"] = parsed,
        };
    }
}
