using ContentGen.Simulator;

namespace ContentGen.Benchmarks.Hosting;

/// <summary>The environment variables under which the app calls the simulator and keeps its briefs in files.</summary>
internal static class AppEnvironment
{
    public static void Set(SimulatorServer simulator, string folder)
    {
        foreach (var (name, value) in simulator.EnvironmentVariables)
        {
            Environment.SetEnvironmentVariable(name, value);
        }

        Environment.SetEnvironmentVariable("AWS_PROFILE", null);
        Environment.SetEnvironmentVariable("AWS_SESSION_TOKEN", null);
        Environment.SetEnvironmentVariable("Briefs__Store", "Files");
        Environment.SetEnvironmentVariable("Briefs__Folder", Path.Combine(folder, "briefs"));
        Environment.SetEnvironmentVariable("ContentGen__StartLimit__PermitLimit", "100000");
        Environment.SetEnvironmentVariable("NO_PROXY", "127.0.0.1,localhost");
    }
}
