using System.Reflection;
using System.Xml.Linq;

namespace LocalFunctionsHost.Tests.SampleApp;

/// <summary>The host's own durable extension is the one that apps are built for.</summary>
public sealed class VersionTests
{
    private const string Extension = "Microsoft.Azure.WebJobs.Extensions.DurableTask";

    [Fact]
    public void DurableExtension_OfTheHost_IsTheOneTheWorkerExtensionDeclares()
    {
        var obj = Path.Combine(BuiltApp.Sample.Folder, "..", "..", "..", "obj");
        var project = Assert.Single(Directory.EnumerateFiles(obj, "WorkerExtensions.csproj", SearchOption.AllDirectories).Take(1));
        var declared = XDocument.Load(project).Descendants("PackageReference")
            .Single(reference => (string?)reference.Attribute("Include") == Extension).Attribute("Version")!.Value;

        var used = Assembly.Load(Extension).GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

        Assert.Equal(declared, used);
    }
}
