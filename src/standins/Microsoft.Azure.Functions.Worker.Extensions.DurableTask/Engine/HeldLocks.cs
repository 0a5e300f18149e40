using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.History;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Engine;

/// <summary>Which entity locks an orchestration holds, told from its history.</summary>
internal static class HeldLocks
{
    public static IReadOnlyList<string> In(IEnumerable<HistoryEvent> history)
    {
        IReadOnlyList<string> held = [];
        foreach (var item in history)
        {
            held = item switch
            {
                EntityLockGranted granted => granted.Entities,
                EntityUnlocked released => [.. held.Except(released.Entities)],
                _ => held,
            };
        }

        return held;
    }
}
