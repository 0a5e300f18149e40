using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace LocalFunctionsHost.Http;

/// <summary>
/// Keys of callers, checked when <c>FunctionsHost:EnforceKeys</c> is true. <c>FunctionsHost:Keys:Master</c> opens everything,
/// <c>:System</c> the webhooks, <c>:Function</c> every function, <c>:Functions:NAME</c> one function.
/// </summary>
internal sealed class FunctionKeys(IConfiguration configuration)
{
    private readonly IConfigurationSection _keys = configuration.GetSection("FunctionsHost:Keys");

    public bool Enforced { get; } = configuration.GetValue<bool>("FunctionsHost:EnforceKeys");

    /// <summary>The key that URLs of the webhooks carry; null when no keys are checked.</summary>
    public string? Webhook => !Enforced ? null : _keys["System"] is { Length: > 0 } key ? key : _keys["Master"];

    /// <param name="names">Settings below <c>FunctionsHost:Keys</c> whose key would do, beside Master.</param>
    public bool Allows(HttpRequest request, params string[] names) =>
        !Enforced || Matches(request, "Master") || names.Any(name => Matches(request, name));

    private bool Matches(HttpRequest request, string name) =>
        _keys[name] is { Length: > 0 } key
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(Given(request)));

    private static string Given(HttpRequest request) =>
        request.Headers["x-functions-key"].FirstOrDefault() ?? request.Query["code"].FirstOrDefault() ?? "";
}
