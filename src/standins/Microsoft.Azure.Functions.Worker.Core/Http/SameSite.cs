namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>Whether a cookie travels with requests that other sites start.</summary>
public enum SameSite
{
    /// <summary>The attribute is left out.</summary>
    None,
    Lax,
    Strict,
    ExplicitNone,
}
