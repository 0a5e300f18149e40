using System.Text.Json;
using ContentGen.Providers.Bedrock;

namespace ContentGen.Tests.Agents;

/// <summary>A model that gives prepared answers in turn and keeps what it was asked.</summary>
internal sealed class ScriptedModel(params Func<CancellationToken, Task<StructuredAnswer>>[] answers) : IStructuredModel
{
    private readonly List<StructuredRequest> _requests = [];

    public IReadOnlyList<StructuredRequest> Requests => _requests;

    public static Func<CancellationToken, Task<StructuredAnswer>> Json(string json) =>
        _ => Task.FromResult(new StructuredAnswer(JsonDocument.Parse(json).RootElement, "use-1", "", false, "model-1", 100, 20));

    public static Func<CancellationToken, Task<StructuredAnswer>> Text(string text, bool cutOff = false) =>
        _ => Task.FromResult(new StructuredAnswer(null, null, text, cutOff, "model-1", 100, 20));

    public Task<StructuredAnswer> CompleteAsync(StructuredRequest request, CancellationToken cancellationToken)
    {
        _requests.Add(request);
        return answers[_requests.Count - 1](cancellationToken);
    }
}
