using System.Diagnostics;

namespace ContentGen.Testing;

/// <summary>The <c>ContentGen.Local</c> program in a process of its own, as a person would start it.</summary>
public sealed class LocalProcess : WatchedProcess
{
    private LocalProcess(ProcessStartInfo start)
        : base(start, TimeSpan.FromMinutes(5))
    {
    }

    public static LocalProcess Start(IReadOnlyDictionary<string, string?> environment, params string[] arguments) =>
        new(Dotnet(environment, [Path.Combine(AppContext.BaseDirectory, "ContentGen.Local.dll"), .. arguments]));

    public static LocalProcess Start(params string[] arguments) => Start(new Dictionary<string, string?>(), arguments);
}
