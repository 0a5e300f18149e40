namespace ContentGen.Simulator.Faults;

/// <summary>The names of the modes in fault plans and counts.</summary>
internal static class FaultModeNames
{
    public static IEnumerable<string> All => Enum.GetValues<FaultMode>().Select(Name);

    public static string Name(FaultMode mode) => mode.ToString().ToLowerInvariant();

    public static FaultMode Parse(string field, string? name)
    {
        foreach (var mode in Enum.GetValues<FaultMode>())
        {
            if (Name(mode) == name)
            {
                return mode;
            }
        }

        throw new FaultPlanException($"{field}: unknown mode '{name}'. Use one of {string.Join(", ", All)}.");
    }
}
