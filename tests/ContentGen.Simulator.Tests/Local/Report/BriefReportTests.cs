using ContentGen.Local.Report;

namespace ContentGen.Simulator.Tests.Local.Report;

public sealed class BriefReportTests
{
    [Fact]
    public void Lines_PartialBrief_TellsEverything()
    {
        var lines = BriefReport.Lines(SampleBrief.Partial, 80, TimeSpan.FromSeconds(2.34)).ToList();

        Assert.Equal("Brief of 1 March 2026, 07:30 UTC: PARTIAL, 1 story, in 2.3 s", lines[0]);
        Assert.Contains("  1. A story (Example Times, science)", lines);
        Assert.Contains("Script, 62 words, 1:23 spoken by Joanna (neural)", lines);
        Assert.Contains("    It is good news.", lines);
        Assert.Contains("  Walk: Go for a walk.", lines);
        Assert.Contains("  script: live, 1.2 s", lines);
        Assert.Contains("  mediaEnhancements: missing (Bedrock failed)", lines);
        Assert.Contains("  MEDIA_ENHANCER: Bedrock failed (503).", lines);
        Assert.All(lines, line => Assert.True(line.Length <= 80));
    }

    [Fact]
    public void Lines_EmergencyBrief_SaysSo()
    {
        var lines = BriefReport.Lines(SampleBrief.Partial with { Emergency = true, Audio = null }, 80, TimeSpan.Zero).ToList();

        Assert.Contains("EMERGENCY BRIEF", lines[0], StringComparison.Ordinal);
        Assert.Contains("Script, 62 words, not spoken", lines);
    }
}
