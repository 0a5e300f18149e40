namespace LocalFunctionsHost.Tests.Backend;

/// <summary>A backend that the contract is checked on.</summary>
public interface IBackend
{
    /// <summary>Why it cannot run here; null when it can.</summary>
    string? WhyNot { get; }

    /// <summary>The differences of <see cref="Difference"/> that it has.</summary>
    IReadOnlySet<Difference> Differences { get; }

    /// <summary>The hub that all tests share.</summary>
    Task<TestHub> SharedHubAsync();

    /// <summary>A hub of its own, for a test that asks about everything in it.</summary>
    Task<TestHub> NewHubAsync();
}

/// <summary>The contract's tests get their hub here, or are skipped where the backend cannot run.</summary>
public abstract class BackendContract(IBackend backend) : IAsyncLifetime
{
    private TestHub? _hub;

    protected TestHub Hub
    {
        get
        {
            if (backend.WhyNot is { } whyNot)
            {
                Assert.Skip(whyNot);
            }
            return _hub!;
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (backend.WhyNot is null)
        {
            _hub = await backend.SharedHubAsync();
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    protected Task<TestHub> NewHubAsync()
    {
        if (backend.WhyNot is { } whyNot)
        {
            Assert.Skip(whyNot);
        }
        return backend.NewHubAsync();
    }

    /// <summary>Whether the backend is known to differ so; the test then checks what it does instead.</summary>
    protected bool Has(Difference difference) => backend.Differences.Contains(difference);
}
