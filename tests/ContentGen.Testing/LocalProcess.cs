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

    /// <summary>
    /// The same where espeak-ng is not on the path: the simulator then answers with silence at once, which takes a third of the work.
    /// </summary>
    public static LocalProcess StartSilent(params string[] arguments) =>
        Start(new Dictionary<string, string?> { ["PATH"] = "" }, arguments);

    public static LocalProcess Start(params string[] arguments) => Start(new Dictionary<string, string?>(), arguments);
}
