using ContentGen.Cache;

namespace ContentGen.Tests.Cache;

public sealed class SingleFlightTests
{
    private readonly SingleFlight _flights = new();
    private readonly TaskCompletionSource<string> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _calls;

    [Fact]
    public async Task RunAsync_SameKeyAtOnce_OneCall()
    {
        Task<(string Value, bool Shared)>[] callers = [.. Enumerable.Range(0, 50).Select(_ => RunAsync("key"))];

        _answer.SetResult("news");
        var results = await Task.WhenAll(callers);

        Assert.Equal(1, _calls);
        Assert.Single(results, result => !result.Shared);
        Assert.All(results, result => Assert.Equal("news", result.Value));
    }

    [Fact]
    public async Task RunAsync_OtherKey_OwnCall()
    {
        Task<(string Value, bool Shared)>[] callers = [RunAsync("one"), RunAsync("two")];

        _answer.SetResult("news");
        await Task.WhenAll(callers);

        Assert.Equal(2, _calls);
    }

    [Fact]
    public async Task RunAsync_CallFailed_NextCallerCallsAgain()
    {
        await Assert.ThrowsAsync<TimeoutException>(
            () => _flights.RunAsync<string>("key", () => throw new TimeoutException(), CancellationToken.None));
        _answer.SetResult("news");

        var (value, shared) = await RunAsync("key");

        Assert.Equal(("news", false), (value, shared));
    }

    [Fact]
    public async Task RunAsync_FollowerGivesUp_LeaderGoesOn()
    {
        using var impatience = new CancellationTokenSource();
        var leader = RunAsync("key");
        var follower = RunAsync("key", impatience.Token);

        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => follower);
        _answer.SetResult("news");

        Assert.Equal("news", (await leader).Value);
    }

    private Task<(string Value, bool Shared)> RunAsync(string key, CancellationToken token = default) => _flights.RunAsync(
        key,
        () =>
        {
            Interlocked.Increment(ref _calls);
            return _answer.Task;
        },
        token);
}
