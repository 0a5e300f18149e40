using System.Collections;

namespace Microsoft.Azure.Functions.Worker.Invocation;

/// <summary>Names the function and the run on every log line written inside it.</summary>
internal sealed class InvocationLogScope(string function, string invocation) : IReadOnlyList<KeyValuePair<string, object>>
{
    public int Count => 2;

    public KeyValuePair<string, object> this[int index] => index switch
    {
        0 => new("AzureFunctions_FunctionName", function),
        1 => new("AzureFunctions_InvocationId", invocation),
        _ => throw new ArgumentOutOfRangeException(nameof(index)),
    };

    public IEnumerator<KeyValuePair<string, object>> GetEnumerator()
    {
        yield return this[0];
        yield return this[1];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => $"{function} {invocation}";
}
