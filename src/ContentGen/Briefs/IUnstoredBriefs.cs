using Microsoft.DurableTask.Client;

namespace ContentGen.Briefs;

/// <summary>Briefs that their runs have delivered and that the store does not have, or not yet.</summary>
public interface IUnstoredBriefs
{
    /// <summary>The latest revision of a run's brief that is still to be stored; null when none is found.</summary>
    Task<Brief?> FindAsync(string runId, DurableTaskClient client, CancellationToken cancellationToken);

    /// <summary>
    /// The newest brief that is still to be stored, as of 2 seconds ago at most, an emergency brief only when there is no other; null as
    /// for <see cref="FindAsync"/>.
    /// </summary>
    Task<Brief?> FindLatestAsync(DurableTaskClient client, CancellationToken cancellationToken);

    /// <summary>The brief in a completed run's output, without word timings; null when there is none.</summary>
    /// <exception cref="Failures.SystemResourceException">The run cannot be looked up.</exception>
    Task<Brief?> FindOutputAsync(string runId, DurableTaskClient client, CancellationToken cancellationToken);
}
