using System.Text.Json;
using ContentGen.Cost;
using ContentGen.News;
using ContentGen.Providers.Bedrock;
using ContentGen.Requests;
using ContentGen.Sections;
using ContentGen.Text;

namespace ContentGen.Agents;

/// <summary>
/// What distinguishes one agent from another: its prompt, its schema, the question it asks, what it accepts as an answer, and what stands
/// in for it. Agents are pure, as orchestrators call them: <see cref="AgentRunner"/> makes the calls.
/// </summary>
/// <typeparam name="TInput">What the orchestration hands over.</typeparam>
/// <typeparam name="TOutput">What the orchestration gets back.</typeparam>
/// <param name="name">One of <see cref="AgentName"/>.</param>
/// <param name="folder">
/// Folder under <c>Agents/</c> with <c>prompt.md</c> and <c>schema.json</c>; they are read when they are first needed.
/// </param>
public abstract class Agent<TInput, TOutput>(string name, string folder)
    where TOutput : class
{
    private readonly Lazy<AgentPrompt> _prompt = new(() => AgentPrompt.Load(folder));
    private readonly Lazy<JsonElement> _schema = new(() => JsonDocument.Parse(AgentResource.Read(folder, "schema.json")).RootElement);

    public string Name { get; } = name;

    public AgentPrompt Prompt => _prompt.Value;

    public JsonElement Schema => _schema.Value;

    /// <summary>The user's message: parameters of the task, and the news as marked data.</summary>
    public abstract string Question(BriefRequest request, TInput input);

    /// <summary>Tokens that an answer may need; 0 where <c>Bedrock:MaxTokens</c> is always enough.</summary>
    public virtual int TokensNeeded(BriefRequest request) => 0;

    /// <summary>Reads a model's answer: first its form, then the schema, then the agent's own rules.</summary>
    public abstract CheckedAnswer<TOutput> Read(StructuredAnswer answer, BriefRequest request, TInput input);

    /// <summary>Addresses of the stories that the agent is given, by id; without any it is not called.</summary>
    public abstract IReadOnlyDictionary<string, string> Stories(TInput input);

    /// <summary>True when the agent is called also without stories.</summary>
    public virtual bool NeedsNoStories => false;

    /// <summary>Addresses of the stories that an output stands on.</summary>
    public abstract IEnumerable<string> SourceUrls(TOutput output, TInput input);

    /// <summary>
    /// Makes an earlier run's output fit into this run: its story ids become this run's, and what speaks of stories that this run does not
    /// have is left out. Null when nothing that makes sense remains.
    /// </summary>
    public abstract TOutput? Adopt(TOutput earlier, StoryIds ids);

    /// <summary>Says in an adopted output what is different of its stories now; by default nothing.</summary>
    public virtual TOutput Fit(TOutput adopted, TInput input, BriefRequest request) => adopted;

    /// <summary>The section without the agent and without an earlier output; by default missing when there are no stories.</summary>
    /// <param name="reason">Why, in words for the reader of the brief.</param>
    public virtual Section<TOutput> Fallback(TInput input, BriefRequest request, string reason)
    {
        if (Stories(input).Count == 0)
        {
            return Section.Missing<TOutput>(reason);
        }

        var output = Derive(input, request);
        return Section.Derived(output, reason, SourceUrls(output, input));
    }

    /// <summary>The output without a model, from the stories alone.</summary>
    protected abstract TOutput Derive(TInput input, BriefRequest request);

    // Two stories of one id are a fault of whoever numbered them, and none that may break a run: the first counts.
    protected static IReadOnlyDictionary<string, string> UrlsById(IEnumerable<Headline> headlines) =>
        headlines.DistinctBy(headline => headline.Id).ToDictionary(headline => headline.Id, headline => headline.Url);

    protected static IReadOnlyDictionary<string, string> UrlsById(IEnumerable<Story> stories) =>
        stories.DistinctBy(story => story.Id).ToDictionary(story => story.Id, story => story.Url);

    /// <summary>Addresses of the stories with these ids, in the order of the stories.</summary>
    protected IEnumerable<string> UrlsOf(IEnumerable<string> ids, TInput input)
    {
        var told = ids.ToHashSet();
        return Stories(input).Where(story => told.Contains(story.Key)).Select(story => story.Value);
    }
}

/// <inheritdoc/>
/// <typeparam name="TAnswer">The model's answer, as the schema describes it.</typeparam>
public abstract class Agent<TInput, TAnswer, TOutput>(string name, string folder) : Agent<TInput, TOutput>(name, folder)
    where TOutput : class
{
    public sealed override CheckedAnswer<TOutput> Read(StructuredAnswer answer, BriefRequest request, TInput input)
    {
        var problems = answer switch
        {
            { CutOff: true } => ["The answer was cut off at the token limit; write less."],
            { Output: null } => ["The answer did not use the tool; give the answer as the tool's input and nothing else."],
            { Output: { } output } => SchemaCheck.Problems(Schema, output),
        };
        return problems.Count > 0
            ? new(null, problems)
            : Check(answer.Output!.Value.Deserialize<TAnswer>(ContentGenJson.Options)!, request, input);
    }

    /// <summary>Checks what a schema cannot say, and joins what the model does not write itself.</summary>
    /// <param name="answer">Satisfies <see cref="Agent{TInput, TOutput}.Schema"/>.</param>
    public abstract CheckedAnswer<TOutput> Check(TAnswer answer, BriefRequest request, TInput input);
}

/// <summary>Translates the story ids of an earlier run into those of this one, by the stories' addresses.</summary>
/// <param name="then">Address by id in the earlier run.</param>
/// <param name="now">Address by id in this run.</param>
public sealed class StoryIds(IReadOnlyDictionary<string, string> then, IReadOnlyDictionary<string, string> now)
{
    private readonly ILookup<string, string> _idByUrl = now.ToLookup(entry => entry.Value, entry => entry.Key);

    /// <summary>The id that the story has in this run; null when it is not among this run's stories.</summary>
    public string? Of(string earlierId) => then.TryGetValue(earlierId, out var url) ? _idByUrl[url].FirstOrDefault() : null;
}

/// <summary>An agent's standing instructions, from <c>prompt.md</c> in its folder. The file's first line names its version.</summary>
/// <param name="Version">Changes with every change of the text; shown in <see cref="ModelUsage.PromptVersion"/>.</param>
public sealed record AgentPrompt(string Version, string Text)
{
    private const string VersionKey = "version:";

    public static AgentPrompt Load(string folder)
    {
        var lines = AgentResource.Read(folder, "prompt.md").ReplaceLineEndings("\n").Split('\n', 2);
        return lines is [var head, var text] && head.StartsWith(VersionKey, StringComparison.Ordinal)
            ? new AgentPrompt(head[VersionKey.Length..].Trim(), text.Trim())
            : throw new InvalidOperationException($"The first line of Agents/{folder}/prompt.md must be 'version: ...'.");
    }
}

/// <summary>Files that are embedded from an agent's folder.</summary>
internal static class AgentResource
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    public static string Read(string folder, string file) => EmbeddedFile.Text($"ContentGen.Agents.{folder}.{file}");

    /// <summary>
    /// What a file has for each key, mostly a language by its ISO 639-1 code; no entry may lack a field, or have one too many.
    /// </summary>
    public static IReadOnlyDictionary<string, T> Entries<T>(string folder, string file) =>
        JsonSerializer.Deserialize<Dictionary<string, T>>(Read(folder, file), Strict)!;

    /// <summary>The words of a list in such a file, which are parted by spaces.</summary>
    public static string[] Words(string list) => list.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
