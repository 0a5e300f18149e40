namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Engine;

/// <summary>The app has no function of the name that was called.</summary>
internal sealed class MissingFunctionException(string kind, string name, IEnumerable<string> known) : ArgumentException(
    $"The function '{name}' doesn't exist, is disabled, or is not {kind} function. "
    + $"Additional info: {List(kind[(kind.IndexOf(' ') + 1)..], known)}")
{
    private static string List(string kind, IEnumerable<string> known)
    {
        var names = string.Join(", ", known.Order(StringComparer.Ordinal).Select(name => $"'{name}'"));
        return names.Length == 0
            ? $"No {kind} functions are currently registered!"
            : $"The following are the known {kind} functions: {names}.";
    }
}
