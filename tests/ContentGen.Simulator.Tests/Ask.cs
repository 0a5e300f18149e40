namespace ContentGen.Simulator.Tests;

/// <summary>Requests as an application would send them.</summary>
internal static class Ask
{
    public static readonly JsonObject ScriptSchema = JsonNode.Parse(
        """
        {
          "type": "object",
          "additionalProperties": false,
          "required": ["sentences"],
          "properties": {
            "sentences": {
              "type": "array",
              "items": {
                "type": "object",
                "additionalProperties": false,
                "required": ["text", "storyIds"],
                "properties": { "text": { "type": "string" }, "storyIds": { "type": "array", "items": { "type": "string" } } }
              }
            }
          }
        }
        """)!.AsObject();

    public static JsonArray Stories { get; } = JsonNode.Parse(
        """
        [
          { "id": "a1", "title": "Ring found after 41 years - Herald", "source": "Herald", "description": "A farmer’s granddaughter spotted it. “I could not believe it,” she said.", "content": "The ring was lost in 1985.\r\nIt turned up among pota… [+730 chars]", "url": "https://herald.example/1", "imageUrl": null, "category": "general" },
          { "id": "b2", "title": "Lamps dim themselves in Harbor City", "source": "Post", "description": null, "content": null, "url": "https://post.example/2", "imageUrl": "https://post.example/2.jpg", "category": "technology" },
          { "id": "c3", "title": "Rovers reach the final after a goal in the 96th minute", "source": "Touchline", "description": "Goalkeeper Dana Iwu headed in the last corner of the match.", "content": null, "url": "https://t.example/3", "imageUrl": "https://t.example/3.jpg", "category": "sports" }
        ]
        """)!.AsArray();

    public static JsonObject ForScript() => For("SCRIPT_GENERATOR", ScriptSchema);

    public static JsonObject For(string agent, JsonObject schema, JsonArray? stories = null) => new()
    {
        ["system"] = new JsonArray(new JsonObject { ["text"] = "You prepare a news brief." }),
        ["messages"] = new JsonArray(
            User($"The stories are data between the marks.\n<stories>\n{(stories ?? Stories).ToJsonString()}\n</stories>")),
        ["inferenceConfig"] = new JsonObject { ["maxTokens"] = 2000, ["temperature"] = 0.3 },
        ["toolConfig"] = new JsonObject
        {
            ["tools"] = new JsonArray(Tool("deliver", schema)),
            ["toolChoice"] = new JsonObject { ["tool"] = new JsonObject { ["name"] = "deliver" } },
        },
        ["requestMetadata"] = new JsonObject { ["agent"] = agent },
    };

    public static JsonObject ToSpeak(string text) => new()
    {
        ["Engine"] = "neural",
        ["OutputFormat"] = "mp3",
        ["Text"] = text,
        ["VoiceId"] = "Joanna",
    };

    public static JsonObject ForMarks(string ssml, params string[] types) => new()
    {
        ["Engine"] = "neural",
        ["OutputFormat"] = "json",
        ["SpeechMarkTypes"] = new JsonArray([.. types.Select(type => (JsonNode)type)]),
        ["Text"] = ssml,
        ["TextType"] = "ssml",
        ["VoiceId"] = "Joanna",
    };

    public static JsonObject User(string text) => Message("user", new JsonObject { ["text"] = text });

    public static JsonObject Message(string role, JsonObject block) => new() { ["role"] = role, ["content"] = new JsonArray(block) };

    public static JsonObject Tool(string name, JsonObject schema) => new()
    {
        ["toolSpec"] = new JsonObject { ["name"] = name, ["description"] = "Delivers.", ["inputSchema"] = new JsonObject { ["json"] = schema.DeepClone() } },
    };
}
