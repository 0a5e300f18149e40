using Xunit.Abstractions;

namespace StandIns.Tests.Conformance;

/// <summary>The conformance app behaves as it did on the genuine Functions host.</summary>
public sealed class ConformanceTests(ConformanceRun run, ITestOutputHelper output) : IClassFixture<ConformanceRun>
{
    public static TheoryData<string> Scenarios => [.. Scenario.Names()];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Scenario_OnTheStandIns_AnswersAsRecorded(string name)
    {
        Exception? difference = await Record.ExceptionAsync(() => run.ResultAsync(name));

        if (difference is MismatchException && Scenario.Load(name).IsOptional)
            output.WriteLine($"Differs, as it may: {difference.Message}");
        else if (difference is not null)
            Assert.Fail(difference.Message);
    }
}
