using ContentGen.Settings;
using Microsoft.AspNetCore.WebUtilities;

namespace ContentGen.Http;

/// <summary>The built-in addresses of a run, with or without the system key that the platform writes into them.</summary>
internal static class ManagementAddresses
{
    private const string Key = "code";

    /// <summary>The address as a caller is told it.</summary>
    public static string? Told(this ManagementUrls choice, string? address)
    {
        if (choice == ManagementUrls.WithKey || address?.Split('?', 2) is not [var path, var query])
        {
            return address;
        }

        var kept = QueryHelpers.ParseQuery(query).Where(part => !part.Key.Equals(Key, StringComparison.OrdinalIgnoreCase));
        return QueryHelpers.AddQueryString(path, kept);
    }
}
