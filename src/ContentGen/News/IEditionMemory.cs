using ContentGen.News.Events;
using ContentGen.Requests;

namespace ContentGen.News;

/// <summary>What an edition has told lately.</summary>
public interface IEditionMemory
{
    /// <summary>
    /// The stories of the edition's briefs of the last <see cref="NewsOptions.RepeatAfter"/>, but for the run's own; none for a request
    /// without an edition. It never fails: what cannot be read in time counts as nothing told.
    /// </summary>
    Task<ToldStories> ReadAsync(string runId, BriefRequest request, CancellationToken cancellationToken);
}
