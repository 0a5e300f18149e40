using System.Reflection;

namespace ContentGen.Simulator.Tests.Aws;

/// <summary>
/// Each public member of the AWS stand-ins is called by a test of this project or by the product (which the end-to-end tests run); the
/// others are listed in uncovered.txt. The list may only shrink: a new member needs a test.
/// </summary>
public sealed class MemberCoverageTests
{
    [Fact]
    public void PublicMember_OfAStandIn_IsCoveredOrListed()
    {
        Assembly[] callers = [typeof(MemberCoverageTests).Assembly, typeof(global::ContentGen.Program).Assembly];
        var covered = callers.SelectMany(caller => MemberUse.ReferredToBy(caller.Location)).ToHashSet();
        string[] uncovered =
        [
            .. new[] { "AWSSDK.BedrockRuntime", "AWSSDK.Polly" }
                .SelectMany(name => MemberUse.OfferedBy(Assembly.Load(name)))
                .Where(member => !covered.Contains(member))
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];

        var listed = Listed();
        Assert.True(uncovered.All(listed.Contains), "Without a test:\n" + string.Join('\n', uncovered.Except(listed)));
        Assert.True(listed.All(uncovered.Contains), "Listed, but covered or gone:\n" + string.Join('\n', listed.Except(uncovered)));
    }

    private static string[] Listed()
    {
        using var stream = typeof(MemberCoverageTests).Assembly.GetManifestResourceStream("ContentGen.Simulator.Tests.Aws.uncovered.txt")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#')];
    }
}
