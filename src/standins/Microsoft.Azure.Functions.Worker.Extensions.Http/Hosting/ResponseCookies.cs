using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker.Http;

namespace Microsoft.Azure.Functions.Worker.Extensions.Http.Hosting;

/// <summary>Collects the cookies of a response.</summary>
internal sealed class ResponseCookies : HttpCookies
{
    private readonly List<IHttpCookie> _cookies = [];

    public override void Append(string name, string value) => _cookies.Add(new HttpCookie(name, value));

    public override void Append(IHttpCookie cookie) => _cookies.Add(cookie ?? throw new ArgumentNullException(nameof(cookie)));

    public override IHttpCookie CreateNew() => new HttpCookie("", "");

    public void WriteTo(HttpResponse response)
    {
        foreach (IHttpCookie cookie in _cookies)
            response.Cookies.Append(cookie.Name, cookie.Value, Options(cookie));
    }

    private static CookieOptions Options(IHttpCookie cookie) => new()
    {
        Domain = cookie.Domain,
        Expires = cookie.Expires,
        HttpOnly = cookie.HttpOnly ?? false,
        MaxAge = cookie.MaxAge is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        Path = cookie.Path ?? "/",
        SameSite = SameSiteOf(cookie.SameSite),
        Secure = cookie.Secure ?? false,
    };

    private static SameSiteMode SameSiteOf(SameSite mode) => mode switch
    {
        SameSite.Lax => SameSiteMode.Lax,
        SameSite.Strict => SameSiteMode.Strict,
        SameSite.ExplicitNone => SameSiteMode.None,
        _ => SameSiteMode.Unspecified,
    };
}
