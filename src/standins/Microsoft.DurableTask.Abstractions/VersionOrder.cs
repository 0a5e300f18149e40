namespace Microsoft.DurableTask;

/// <summary>Orders versions: an empty one comes first, dotted numbers compare as numbers, other texts as text.</summary>
internal static class VersionOrder
{
    public static int Compare(string left, string right)
    {
        if (string.IsNullOrWhiteSpace(left) || string.IsNullOrWhiteSpace(right))
        {
            return (string.IsNullOrWhiteSpace(left) ? 0 : 1) - (string.IsNullOrWhiteSpace(right) ? 0 : 1);
        }

        return System.Version.TryParse(left, out var leftNumber) && System.Version.TryParse(right, out var rightNumber)
            ? leftNumber.CompareTo(rightNumber)
            : string.Compare(left, right, StringComparison.OrdinalIgnoreCase);
    }
}
