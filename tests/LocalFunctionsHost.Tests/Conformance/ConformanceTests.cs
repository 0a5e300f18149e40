
namespace LocalFunctionsHost.Tests.Conformance;

/// <summary>The conformance app behaves as it did on the genuine Functions host.</summary>
public abstract class ConformanceTests(ConformanceRun run, ITestOutputHelper output)
{
    public static TheoryData<string> Scenarios => [.. Scenario.Names()];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Scenario_OnTheLocalHost_AnswersAsRecorded(string name)
    {
        if (run.Missing is { } whyNot)
        {
            Assert.Skip(whyNot);
        }

        var difference = await Record.ExceptionAsync(() => run.ResultAsync(name));

        if (difference is MismatchException && Scenario.Load(name).IsOptional)
        {
            output.WriteLine($"Differs, as it may: {difference.Message}");
        }
        else if (difference is not null)
        {
            Assert.Fail(difference.Message);
        }
    }
}

public sealed class SqliteConformanceTests(SqliteRun run, ITestOutputHelper output)
    : ConformanceTests(run, output), IClassFixture<SqliteRun>;

public sealed class InProcessConformanceTests(InProcessRun run, ITestOutputHelper output)
    : ConformanceTests(run, output), IClassFixture<InProcessRun>;

public sealed class AzuriteConformanceTests(AzuriteRun run, ITestOutputHelper output)
    : ConformanceTests(run, output), IClassFixture<AzuriteRun>;
