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

    /// <summary>
    /// As a person's shell starts it. What runs in the background of a script has Ctrl+C ignored, and what it starts has too.
    /// </summary>
    public static LocalProcess StartInForeground(params string[] arguments)
    {
        var start = Dotnet(new Dictionary<string, string?>(), [Path.Combine(AppContext.BaseDirectory, "ContentGen.Local.dll"), .. arguments]);
        if (OperatingSystem.IsLinux())
        {
            start.ArgumentList.Insert(0, start.FileName);
            start.ArgumentList.Insert(0, "--default-signal=INT");
            start.FileName = "env";
        }

        return new(start);
    }
}
