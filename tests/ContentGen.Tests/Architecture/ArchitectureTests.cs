using System.Globalization;
using System.Text.RegularExpressions;
using Mono.Cecil;
using Mono.Cecil.Cil;
using NetArchTest.Rules;

namespace ContentGen.Tests.Architecture;

/// <summary>Who may know whom.</summary>
public sealed partial class ArchitectureTests
{
    private static readonly System.Reflection.Assembly App = typeof(Program).Assembly;

    /// <summary>Each knows only those before it, so no cycle can be.</summary>
    private static readonly string[] Layers =
    [
        "Text", "Requests", "Sections", "Cost", "Failures", "Settings", "Identity", "Telemetry", "Resilience", "Storage", "CircuitBreaker",
        "Providers", "Editions", "Cache", "News", "Speech", "Agents", "Briefs", "Podcast", "Learning", "Runs", "Schedules", "Http",
    ];

    public static TheoryData<string, string> Forbidden => new()
    {
        { "ContentGen.Runs", "System.Net.Http" },
        { "ContentGen.Runs", "System.IO" },
        { "ContentGen.Runs", "Amazon" },
        { "ContentGen.Runs", "Azure" },
        { "ContentGen.Runs", "ContentGen.Providers" },
        { "ContentGen.Agents", "Amazon" },
        { "ContentGen.Http", "Amazon" },
    };

    [Theory]
    [MemberData(nameof(Forbidden))]
    public void Namespace_DoesNotKnow_Another(string knower, string known)
    {
        var types = Types.InAssembly(App).That().ResideInNamespace(knower);

        Assert.NotEmpty(types.GetTypes());
        var result = types.ShouldNot().HaveDependencyOn(known).GetResult();
        Assert.True(result.IsSuccessful, string.Join(", ", result.FailingTypeNames ?? []));
    }

    [Fact]
    public void Namespace_Each_KnowsOnlyThoseBelowIt()
    {
        using var module = ModuleDefinition.ReadModule(App.Location);
        var upward = module.Types
            .SelectMany(type => KnownTo(type).Select(
                known => (From: LayerOf(type), To: LayerOf(known), What: $"{type.FullName} knows {known.FullName}")))
            .Where(arrow => arrow.From is not null && arrow.To is not null && Array.IndexOf(Layers, arrow.To) > Array.IndexOf(Layers, arrow.From));
        var layers = module.Types.Select(LayerOf).OfType<string>().ToHashSet();

        Assert.Equal(Layers.Order(), layers.Order());
        Assert.Empty(upward.Select(arrow => arrow.What).Distinct());
    }

    [Fact]
    public void App_References_NeitherLocalNorSimulator() =>
        Assert.DoesNotContain(App.GetReferencedAssemblies(), name => name.Name is "ContentGen.Local" or "ContentGen.Simulator");

    [Fact]
    public void App_Source_HasNoConditionalCompilation()
    {
        Assert.DoesNotContain(SourceOf("ContentGen"), file => ConditionalCompilation().IsMatch(File.ReadAllText(file)));
    }

    /// <summary>The formatter knows the setting and does not apply it.</summary>
    [Fact]
    public void Source_Lines_AreNoLongerThanTheEditorConfigSays()
    {
        var root = RepositoryRoot();
        var longest = int.Parse(LongestLine().Match(File.ReadAllText(Path.Combine(root, ".editorconfig"))).Groups[1].Value, CultureInfo.InvariantCulture);
        var tooLong = Directory.EnumerateFiles(Path.Combine(root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal))
            .SelectMany(file => File.ReadLines(file).Select((line, at) => (Where: $"{Path.GetRelativePath(root, file)}:{at + 1}", line.Length)))
            .Where(line => line.Length > longest);

        Assert.Empty(tooLong.Select(line => line.Where));
    }

    /// <summary>Simple first: what makes the backend longer must be worth what it takes away somewhere else.</summary>
    [Fact]
    public void Backend_Code_HasAtMost2500Lines()
    {
        var lines = SourceOf("DurableTask.Sqlite")
            .SelectMany(File.ReadLines)
            .Count(line => line.AsSpan().TrimStart() is { IsEmpty: false } text && !text.StartsWith("//"));

        Assert.InRange(lines, 1, 2500);
    }

    private static string? LayerOf(TypeReference type)
    {
        for (var outer = type; outer is not null; outer = outer.DeclaringType)
        {
            if (outer.Namespace.Split('.') is ["ContentGen", var layer, ..])
            {
                return layer;
            }
        }

        return null;
    }

    /// <summary>Types of the app that a type's members and their code name.</summary>
    private static IEnumerable<TypeReference> KnownTo(TypeDefinition type)
    {
        IEnumerable<TypeReference?> named =
        [
            type.BaseType,
            .. type.Interfaces.Select(implemented => implemented.InterfaceType),
            .. type.Fields.Select(field => field.FieldType),
            .. type.Properties.Select(property => property.PropertyType),
            .. type.Methods.SelectMany(method => method.Parameters.Select(parameter => parameter.ParameterType).Append(method.ReturnType)),
            .. type.Methods.Where(method => method.HasBody).SelectMany(method => method.Body.Instructions).SelectMany(NamedBy),
        ];
        return named.OfType<TypeReference>().SelectMany(Parts).Concat(type.NestedTypes.SelectMany(KnownTo));
    }

    private static IEnumerable<TypeReference?> NamedBy(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => [type],
        GenericInstanceMethod method => [method.DeclaringType, .. method.GenericArguments],
        MemberReference member => [member.DeclaringType],
        _ => [],
    };

    private static IEnumerable<TypeReference> Parts(TypeReference type) => type switch
    {
        GenericInstanceType generic => generic.GenericArguments.SelectMany(Parts).Append(generic.ElementType),
        TypeSpecification wrapped => Parts(wrapped.ElementType),
        _ => [type],
    };

    private static IEnumerable<string> SourceOf(string project)
    {
        var source = Path.Combine(RepositoryRoot(), "src", project);
        return Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(source, file).StartsWith("obj", StringComparison.Ordinal));
    }

    private static string RepositoryRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ContentGen.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("ContentGen.sln is in no folder above the tests.");
    }

    [GeneratedRegex(@"max_line_length = (\d+)")]
    private static partial Regex LongestLine();

    [GeneratedRegex(@"^\s*#(if|elif|else)\b", RegexOptions.Multiline)]
    private static partial Regex ConditionalCompilation();
}
