using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;

namespace ContentGen.Simulator.Aws;

/// <summary>
/// Checks a Signature Version 4 for everything that can be checked without the secret key: form, date, scope, signed headers and
/// body hash.
/// </summary>
internal sealed class SignatureCheck(SimulatorOptions options)
{
    private const string Algorithm = "AWS4-HMAC-SHA256";

    private static readonly FrozenSet<string> Regions =
        """
        us-east-1 us-east-2 us-west-1 us-west-2 ca-central-1 ca-west-1 mx-central-1 sa-east-1
        eu-central-1 eu-central-2 eu-north-1 eu-south-1 eu-south-2 eu-west-1 eu-west-2 eu-west-3
        ap-east-1 ap-east-2 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-south-2
        ap-southeast-1 ap-southeast-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-6 ap-southeast-7
        af-south-1 il-central-1 me-central-1 me-south-1 us-gov-east-1 us-gov-west-1 cn-north-1 cn-northwest-1
        """.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();

    public void Demand(AwsRequest request, string service)
    {
        var header = request.Headers.Authorization.ToString();
        if (header.Length == 0)
        {
            throw Refusal("MissingAuthenticationTokenException", "Missing Authentication Token");
        }

        var parts = Parts(header);
        var scope = Scope(parts["Credential"]);
        CheckDate(request, scope);
        CheckScope(scope, service);
        CheckSignedHeaders(parts["SignedHeaders"]);
        CheckBody(request);
    }

    private static Dictionary<string, string> Parts(string header)
    {
        if (!header.StartsWith(Algorithm + " ", StringComparison.Ordinal))
        {
            throw Incomplete($"Authorization header requires the algorithm '{Algorithm}'.");
        }

        var parts = header[Algorithm.Length..]
            .Split(',', StringSplitOptions.TrimEntries)
            .Select(part => part.Split('=', 2))
            .Where(pair => pair.Length == 2)
            .ToDictionary(pair => pair[0], pair => pair[1]);
        if (new[] { "Credential", "Signature", "SignedHeaders" }.FirstOrDefault(name => !parts.ContainsKey(name)) is { } missing)
        {
            throw Incomplete($"Authorization header requires '{missing}' parameter.");
        }

        if (parts["Signature"] is not { Length: 64 } signature || !signature.All(char.IsAsciiHexDigitLower))
        {
            throw Incomplete("Authorization header's 'Signature' must be 64 lower-case hexadecimal digits.");
        }

        return parts;
    }

    private CredentialScope Scope(string credential)
    {
        var scope = credential.Split('/') is
            [{ Length: > 0 } accessKeyId, { Length: 8 } date, { Length: > 0 } region, { Length: > 0 } service, "aws4_request"]
            ? new CredentialScope(accessKeyId, date, region, service)
            : throw Incomplete("Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term.");
        if (options.AccessKeyId is { } expected && expected != scope.AccessKeyId)
        {
            throw Refusal("UnrecognizedClientException", "The security token included in the request is invalid.");
        }

        return scope;
    }

    private static void CheckDate(AwsRequest request, CredentialScope scope)
    {
        var date = request.Headers["X-Amz-Date"].ToString();
        if (!DateTime.TryParseExact(date, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            throw Incomplete("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
        }

        if (!date.StartsWith(scope.Date, StringComparison.Ordinal))
        {
            throw Invalid($"Date in Credential scope does not match X-Amz-Date: '{scope.Date}' != '{date[..8]}'.");
        }
    }

    private static void CheckScope(CredentialScope scope, string service)
    {
        if (!Regions.Contains(scope.Region))
        {
            throw Invalid($"Credential should be scoped to a valid region, not '{scope.Region}'.");
        }

        if (scope.Service != service)
        {
            throw Invalid($"Credential should be scoped to correct service: '{service}'.");
        }
    }

    private static void CheckSignedHeaders(string signedHeaders)
    {
        var names = signedHeaders.Split(';');
        if (!names.Contains("host"))
        {
            throw Invalid("'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
        }

        if (!names.Contains("x-amz-date"))
        {
            throw Invalid("'X-Amz-Date' must be a 'SignedHeader' in the AWS Authorization.");
        }
    }

    private static void CheckBody(AwsRequest request)
    {
        var claimed = request.Headers["X-Amz-Content-SHA256"].ToString();
        if (claimed.Length == 64 && claimed != Convert.ToHexStringLower(SHA256.HashData(request.Body)))
        {
            throw Invalid("The request signature we calculated does not match the signature you provided: the body's hash differs.");
        }
    }

    private static RefusedException Incomplete(string message) => Refusal("IncompleteSignatureException", message);

    private static RefusedException Invalid(string message) => Refusal("InvalidSignatureException", message);

    private static RefusedException Refusal(string type, string message) => AwsErrors.Refusal(403, type, message);

    /// <summary>The <c>Credential</c> of a signature: access key id, then date, region, service and a fixed end.</summary>
    private sealed record CredentialScope(string AccessKeyId, string Date, string Region, string Service);
}
