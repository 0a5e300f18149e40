using System.Text.RegularExpressions;

namespace ContentGen.Requests;

/// <summary>The shape of run ids. Text of any other shape names no run, and never reaches the store or the engine.</summary>
public static partial class RunId
{
    /// <summary>1 to 100 letters, digits, '-' and '_' of ASCII, beginning with a letter or digit.</summary>
    public static bool IsValid(string? runId) => runId is not null && Shape().IsMatch(runId);

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9_-]{0,99}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
