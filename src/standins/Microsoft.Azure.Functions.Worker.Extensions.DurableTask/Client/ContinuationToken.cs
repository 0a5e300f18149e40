using System.Text;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Client;

/// <summary>The last id of a page, as text that fits a header.</summary>
internal static class ContinuationToken
{
    public static string Write(string lastId) => Convert.ToBase64String(Encoding.UTF8.GetBytes(lastId));

    /// <exception cref="ArgumentException">The token was not made here.</exception>
    public static string? Read(string? token)
    {
        if (string.IsNullOrEmpty(token)) return null;
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(token));
        }
        catch (FormatException error)
        {
            throw new ArgumentException("The continuation token is not one that a listing returned.", nameof(token), error);
        }
    }
}
