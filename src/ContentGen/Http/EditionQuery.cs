using ContentGen.Editions;

namespace ContentGen.Http;

/// <summary>The edition that a reader names in the query.</summary>
internal static class EditionQuery
{
    /// <returns>Its name; null when the query has none.</returns>
    /// <exception cref="RefusedException">404: there is no edition of that name.</exception>
    public static string? Read(HttpRequest request, EditionCatalog editions)
    {
        string? asked = request.Query["edition"];
        return string.IsNullOrEmpty(asked) ? null : editions.Find(asked)?.Name ?? throw new RefusedException(Problems.NotFound(
            "unknown-edition", "No such edition", $"There is no edition '{Problems.Echo(asked)}'. The editions are {editions.Names}."));
    }
}
