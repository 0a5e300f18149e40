using System.CodeDom.Compiler;
using System.Reflection;

namespace ContentGen.Tests.Architecture;

/// <summary>What the generator of log methods wrote.</summary>
public sealed class GeneratedLogTests
{
    private const BindingFlags Declared =
        BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>Generators before version 11 write classes in another order in every build, so that one commit gives different bytes.</summary>
    [Fact]
    public void LogMethods_Always_ComeFromTheGeneratorThatSorts()
    {
        Version[] generators =
        [
            .. typeof(Program).Assembly.GetTypes()
                .SelectMany(type => type.GetMethods(Declared))
                .Select(method => method.GetCustomAttribute<GeneratedCodeAttribute>())
                .Where(generated => generated?.Tool == "Microsoft.Extensions.Logging.Generators")
                .Select(generated => Version.Parse(generated!.Version!))
                .Distinct(),
        ];

        Assert.InRange(Assert.Single(generators).Major, 11, int.MaxValue);
    }
}
