namespace ContentGen.Benchmarks.Workloads;

/// <summary>Something to measure, by name. It is bounded in count; its token bounds it in time.</summary>
internal interface IWorkload
{
    string Name { get; }

    string Summary { get; }

    /// <exception cref="OperationCanceledException">The time limit passed; rows already reported stand.</exception>
    Task RunAsync(Session session, CancellationToken cancellationToken);
}
