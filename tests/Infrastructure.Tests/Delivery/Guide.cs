using System.Text.RegularExpressions;

namespace Infrastructure.Tests.Delivery;

/// <summary>The commands of <c>infra/README.md</c>, in their order.</summary>
internal static partial class Guide
{
    public static string Text { get; } = Repository.Read("infra", "README.md");

    /// <summary>The fenced scripts, with what the reader fills in filled in.</summary>
    public static string Commands { get; } = string.Join(
        '\n', Script().Matches(Text).Select(match => Placeholder().Replace(match.Groups[1].Value, "filled-in")));

    /// <summary>Names of outputs of the deployment that the commands read.</summary>
    public static string[] Outputs { get; } = Names(Output());

    /// <summary>Parameters that are given to the CloudFormation stack.</summary>
    public static string[] StackParameters { get; } = Names(StackParameter());

    /// <summary>Parameters that are given to the template.</summary>
    public static string[] TemplateParameters { get; } =
        Commands.Split("--template-file infra/main.bicep", 2) is [_, var arguments]
            ? [.. TemplateParameter().Matches(arguments.Split("\noutput()", 2)[0]).Select(match => match.Groups[1].Value)]
            : [];

    /// <summary>What is deployed, as a diagram.</summary>
    public static string Picture { get; } = Diagram().Match(Text).Groups[1].Value;

    /// <summary>Files and folders of the repository that the commands name.</summary>
    public static string[] Paths { get; } = Names(RepositoryPath());

    /// <summary>Variables that the commands read, each with what stands before its first use.</summary>
    public static IEnumerable<(string Name, string Before)> Uses =>
        Use().Matches(Commands).Select(match => (match.Groups[1].Value, Commands[..match.Index]));

    /// <summary>Variables that are set for the programs that the commands start.</summary>
    public static string[] Environment { get; } = Names(Exported());

    /// <summary>The parameters that the section on choices explains.</summary>
    public static string[] Choices { get; } =
        [.. Section("Choices").Split('\n').Where(line => line.StartsWith("- **`", StringComparison.Ordinal))
            .SelectMany(line => Choice().Matches(line)).Select(match => match.Groups[1].Value)];

    private static string Section(string title)
    {
        var start = Text.IndexOf($"## {title}\n", StringComparison.Ordinal);
        return Text[start..Text.IndexOf("\n## ", start, StringComparison.Ordinal)];
    }

    private static string[] Names(Regex pattern) => [.. pattern.Matches(Commands).Select(match => match.Groups[1].Value).Distinct()];

    [GeneratedRegex(@"```bash\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Script();

    [GeneratedRegex(@"<[A-Za-z]+>")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\$\(output (\w+)\)")]
    private static partial Regex Output();

    [GeneratedRegex(@"(?<=--parameter-overrides.*)\b([A-Z]\w+)=")]
    private static partial Regex StackParameter();

    [GeneratedRegex(@"(?<![\w/.])((?:infra|src|tests|\.ci)/[\w./-]+)")]
    private static partial Regex RepositoryPath();

    [GeneratedRegex(@"\$\{?([A-Z_]+)\b")]
    private static partial Regex Use();

    [GeneratedRegex(@"\b((?:CONTENTGEN|AZURE)_[A-Z_]+)(?==| && export)")]
    private static partial Regex Exported();

    [GeneratedRegex(@"\*\*`(\w+)`\*\*")]
    private static partial Regex Choice();

    [GeneratedRegex(@"\b([a-z]\w+)=")]
    private static partial Regex TemplateParameter();

    [GeneratedRegex(@"```mermaid\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Diagram();
}
