using System.Reflection;

namespace StandIns.Tests.ApiShape;

/// <summary>
/// Each public member of the stand-ins is called by a test of this project, by the conformance app, or by the product (which the
/// end-to-end tests run); the others are listed in uncovered.txt. The list may only shrink: a new member needs a test.
/// </summary>
public sealed class MemberCoverageTests
{
    private static readonly string[] StandIns =
    [
        "Microsoft.Azure.Functions.Worker", "Microsoft.Azure.Functions.Worker.Core",
        "Microsoft.Azure.Functions.Worker.Extensions.Abstractions", "Microsoft.Azure.Functions.Worker.Extensions.DurableTask",
        "Microsoft.Azure.Functions.Worker.Extensions.Http", "Microsoft.Azure.Functions.Worker.Extensions.Timer",
        "Microsoft.DurableTask.Abstractions", "Microsoft.DurableTask.Client",
    ];

    [Fact]
    public void PublicMember_OfAStandIn_IsCoveredOrListed()
    {
        Assembly tests = typeof(MemberCoverageTests).Assembly;
        IEnumerable<string> programs = tests.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Where(program => program.Key is "ConformanceApp" or "ContentGen").Select(program => program.Value!);
        HashSet<string> covered = [.. programs.Append(tests.Location).SelectMany(MemberUse.ReferredToBy)];
        string[] uncovered = [.. StandIns.SelectMany(name => MemberUse.OfferedBy(Assembly.Load(name))).Distinct().Where(member => !covered.Contains(member)).Order(StringComparer.Ordinal)];

        string[] listed = Listed();
        Assert.True(uncovered.All(listed.Contains), "Without a test:\n" + string.Join('\n', uncovered.Except(listed)));
        Assert.True(listed.All(uncovered.Contains), "Listed, but covered or gone:\n" + string.Join('\n', listed.Except(uncovered)));
    }

    private static string[] Listed()
    {
        using Stream stream = typeof(MemberCoverageTests).Assembly.GetManifestResourceStream("StandIns.Tests.ApiShape.uncovered.txt")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#')];
    }
}
