namespace StandIns.Tests.Durable.Harness;

internal sealed class CounterState
{
    public int Total { get; set; }

    public List<int> Seen { get; set; } = [];
}
