namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>A cookie to send.</summary>
public sealed class HttpCookie : IHttpCookie
{
    public HttpCookie(string name, string value)
    {
        Name = name ?? throw new ArgumentNullException(nameof(name));
        Value = value ?? throw new ArgumentNullException(nameof(value));
    }

    public string? Domain { get; set; }

    public DateTimeOffset? Expires { get; set; }

    public bool? HttpOnly { get; set; }

    /// <summary>Seconds; zero or less removes the cookie.</summary>
    public double? MaxAge { get; set; }

    public string Name { get; set; }

    /// <summary>The default is <c>/</c>.</summary>
    public string? Path { get; set; }

    public SameSite SameSite { get; set; }

    public bool? Secure { get; set; }

    public string Value { get; set; }
}
