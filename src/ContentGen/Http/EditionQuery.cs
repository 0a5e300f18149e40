using ContentGen.Editions;
using Microsoft.AspNetCore.Http;

namespace ContentGen.Http;

/// <summary>The edition that a reader names in the query.</summary>
internal static class EditionQuery
{
    private const string Name = "edition";

    /// <param name="edition">Its name; null when the query has none.</param>
    /// <returns>False when there is no edition of that name.</returns>
    public static bool TryRead(HttpRequest request, EditionCatalog editions, out string? edition)
    {
        string? asked = request.Query[Name];
        edition = editions.TryFind(asked, out var known) ? known.Name : null;
        return edition is not null || string.IsNullOrEmpty(asked);
    }

    /// <summary>404 for an edition that there is not.</summary>
    public static IResult Unknown(HttpRequest request, EditionCatalog editions) => Problems.NotFound(
        "unknown-edition",
        "No such edition",
        $"There is no edition '{Problems.Echo(request.Query[Name].ToString())}'. The editions are"
        + $" {string.Join(", ", editions.All.Select(edition => edition.Name))}.");
}
