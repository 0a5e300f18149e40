using ContentGen.Providers;

namespace ContentGen.Tests.News;

/// <summary>A provider that answers by category.</summary>
internal sealed class ScriptedSource(Func<HeadlineQuery, CancellationToken, Task<HeadlinePage>> answer) : IHeadlineSource
{
    private readonly List<HeadlineQuery> _queries = [];

    public IReadOnlyList<HeadlineQuery> Queries => _queries;

    public Task<HeadlinePage> FetchAsync(HeadlineQuery query, CancellationToken cancellationToken)
    {
        lock (_queries)
        {
            _queries.Add(query);
        }

        return answer(query, cancellationToken);
    }
}
