using System.Globalization;
using System.Text.RegularExpressions;
using Infrastructure.Tests.Compilation;

namespace ContentGen.EndToEnd.Tests.Telemetry.Running;

/// <summary>The settings that <c>infra/main.bicep</c> writes, read from what it compiles to.</summary>
internal static partial class DeployedSettings
{
    // What leads to accounts that a test does not have.
    private static readonly string[] Elsewhere = ["AzureWebJobsStorage__", "Briefs__", "Aws__", "NewsApi__"];

    /// <param name="outputs">What its modules put out, by the output's name.</param>
    public static async Task<Dictionary<string, string?>> ReadAsync(IReadOnlyDictionary<string, string> outputs)
    {
        var deployment = await Deployments.GetAsync(Deployments.Default);
        return deployment.Single("Microsoft.Web/sites/config").Properties
            .Where(setting => !Elsewhere.Any(prefix => setting.Key.StartsWith(prefix, StringComparison.Ordinal)))
            .ToDictionary(setting => setting.Key, setting => (string?)Evaluated(setting.Value!.ToString(), outputs));
    }

    private static string Evaluated(string value, IReadOnlyDictionary<string, string> outputs)
    {
        if (!value.StartsWith('['))
        {
            return value;
        }

        var expression = Reference().Replace(value[1..^1], reference => outputs[reference.Groups[1].Value]);
        return Format().Match(expression) is { Success: true } format
            ? string.Format(CultureInfo.InvariantCulture, format.Groups[1].Value, format.Groups[2].Value)
            : expression;
    }

    [GeneratedRegex(@"reference\(.*?, '\d{4}-\d\d-\d\d'\)\.outputs\.(\w+)\.value")]
    private static partial Regex Reference();

    [GeneratedRegex(@"^format\('(.*)', (.*)\)$")]
    private static partial Regex Format();
}
