using ContentGen.News;
using ContentGen.Requests;

namespace ContentGen.Tests.News;

/// <summary>An edition that has told just these addresses.</summary>
internal sealed class FixedMemory(params string[] urls) : IEditionMemory
{
    /// <summary>Runs and editions that asked.</summary>
    public List<(string RunId, string? Edition)> Asked { get; } = [];

    public Task<ToldStories> ReadAsync(string runId, BriefRequest request, CancellationToken cancellationToken)
    {
        Asked.Add((runId, request.Edition));
        return Task.FromResult(new ToldStories(urls.Select(url => (url, (IEnumerable<string>)[url]))));
    }
}
