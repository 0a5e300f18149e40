namespace LocalFunctionsHost.Tests.Backend;

/// <summary>Where backends are known to do different things; each says why both are right.</summary>
public enum Difference
{
    /// <summary>
    /// An entity that has deleted its state stays in the store, as a transient one, until storage is cleaned. AzureStorage cannot remove it
    /// at once: it has to remember, for its reorder window of half an hour, which messages came.
    /// </summary>
    DeletedEntitiesStay,

    /// <summary>
    /// A sub-orchestration whose id is that of a running instance fails at once. AzureStorage replaces the running one by it.
    /// </summary>
    ChildOfARunningIdIsRefused,

    /// <summary>Timers fire up to a second early: the queue of AzureStorage hides messages for whole seconds.</summary>
    TimersCountWholeSeconds,

    /// <summary>
    /// What a turn sends to one instance comes there in any order: AzureStorage puts the messages of a turn into the queue at the same time.
    /// Events that are kept while an instance starts over are such messages.
    /// </summary>
    MessagesOfATurnComeInAnyOrder,
}

internal static class KnownDifferences
{
    public static readonly IReadOnlySet<Difference> OfAzureStorage = new HashSet<Difference>
    {
        Difference.DeletedEntitiesStay,
        Difference.TimersCountWholeSeconds,
        Difference.MessagesOfATurnComeInAnyOrder,
    };

    public static readonly IReadOnlySet<Difference> OfSqlite = new HashSet<Difference> { Difference.ChildOfARunningIdIsRefused };
}
