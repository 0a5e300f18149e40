using System.Diagnostics;

namespace LocalFunctionsHost.Tests;

/// <summary>The command line <c>dotnet LocalFunctionsHost.dll</c> in a process of its own, as a person would start it.</summary>
internal sealed class HostProcess : WatchedProcess
{
    private HostProcess(ProcessStartInfo start)
        : base(start, TimeSpan.FromMinutes(3))
    {
    }

    public static HostProcess Start(IReadOnlyDictionary<string, string?> environment, params string[] arguments) =>
        new(Dotnet(environment, [BuiltApp.HostAssembly, .. arguments]));

    public static HostProcess Start(params string[] arguments) => Start(RunningApp.Settings(), arguments);

    /// <summary>At the head of a process group of its own, as a terminal's shell starts it.</summary>
    public static HostProcess StartGroup(params string[] arguments)
    {
        var start = Dotnet(RunningApp.Settings(), [BuiltApp.HostAssembly, .. arguments]);
        start.ArgumentList.Insert(0, start.FileName);
        start.FileName = "setsid";
        return new HostProcess(start);
    }

    /// <summary>The address that the host says it listens on.</summary>
    public async Task<Uri> AddressAsync() => new((await LineAsync(@"Now listening on: (\S+)")).Groups[1].Value);

    /// <summary>Asks the process to end, as Ctrl+C does.</summary>
    public async Task<int> InterruptAsync()
    {
        await SignalAsync("INT");
        return await ExitCodeAsync();
    }

    /// <summary>Sends what Ctrl+C in a terminal sends, to every process of the group that this one heads.</summary>
    public async Task SignalGroupAsync()
    {
        using var kill = Process.Start("kill", ["-INT", "--", $"-{Id}"]);
        await kill.WaitForExitAsync();
    }
}
