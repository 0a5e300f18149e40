using ContentGen.Editions;
using Microsoft.AspNetCore.Http;

namespace ContentGen.Http;

/// <summary>The edition that a reader names in the query.</summary>
internal static class EditionQuery
{
    private const string Name = "edition";

    /// <returns>Its name; null when the query has none.</returns>
    /// <exception cref="RefusedException">404: there is no edition of that name.</exception>
    public static string? Read(HttpRequest request, EditionCatalog editions)
    {
        string? asked = request.Query[Name];
        return editions.TryFind(asked, out var known) ? known.Name
            : string.IsNullOrEmpty(asked) ? null
            : throw new RefusedException(Problems.NotFound(
                "unknown-edition",
                "No such edition",
                $"There is no edition '{Problems.Echo(asked)}'. The editions are"
                + $" {string.Join(", ", editions.All.Select(edition => edition.Name))}."));
    }
}
