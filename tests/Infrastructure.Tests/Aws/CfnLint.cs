using System.ComponentModel;

namespace Infrastructure.Tests.Aws;

/// <summary>The CloudFormation linter, where it is installed (<c>pip install cfn-lint</c>).</summary>
internal static class CfnLint
{
    public const string WhyMissing = "cfn-lint is not installed; pip install cfn-lint.";

    /// <summary>Its findings; null where it is not installed.</summary>
    public static async Task<ProcessResult?> RunAsync(string file)
    {
        try
        {
            var version = await ProcessResult.RunAsync("cfn-lint", ["--version"]);
            return version.ExitCode == 0 ? await ProcessResult.RunAsync("cfn-lint", ["--include-checks", "I", "--", file]) : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
