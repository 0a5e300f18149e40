namespace ContentGen.Simulator.Aws;

/// <summary>The <c>Credential</c> of a signature: access key id, then date, region, service and a fixed end.</summary>
internal sealed record CredentialScope(string AccessKeyId, string Date, string Region, string Service)
{
    public static CredentialScope? Parse(string credential) => credential.Split('/') is
        [{ Length: > 0 } accessKeyId, { Length: 8 } date, { Length: > 0 } region, { Length: > 0 } service, "aws4_request"]
        ? new CredentialScope(accessKeyId, date, region, service)
        : null;
}
