using System.Text.Json;
using ContentGen.Agents.Answers;
using ContentGen.Requests;

namespace ContentGen.Agents;

/// <summary>
/// What distinguishes one agent from another: its prompt, its schema, the question it asks and what it accepts as an answer. Agents
/// are pure: <see cref="AgentRunner"/> makes the calls.
/// </summary>
/// <typeparam name="TInput">What the orchestration hands over.</typeparam>
/// <typeparam name="TAnswer">The model's answer, as the schema describes it.</typeparam>
/// <typeparam name="TOutput">What the orchestration gets back.</typeparam>
/// <param name="name">One of <see cref="AgentName"/>.</param>
/// <param name="folder">Folder under <c>Agents/</c> with <c>prompt.md</c> and <c>schema.json</c>.</param>
public abstract class Agent<TInput, TAnswer, TOutput>(string name, string folder)
    where TOutput : class
{
    public string Name { get; } = name;

    public AgentPrompt Prompt { get; } = AgentPrompt.Load(folder);

    public JsonElement Schema { get; } = JsonDocument.Parse(AgentResource.Read(folder, "schema.json")).RootElement;

    /// <summary>The user's message: parameters of the task, and the news as marked data.</summary>
    public abstract string Question(BriefRequest request, TInput input);

    /// <summary>Checks what a schema cannot say, and joins what the model does not write itself.</summary>
    /// <param name="answer">Satisfies <see cref="Schema"/>.</param>
    public abstract CheckedAnswer<TOutput> Check(TAnswer answer, BriefRequest request, TInput input);
}
