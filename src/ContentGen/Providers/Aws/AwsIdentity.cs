using Amazon.Runtime;

namespace ContentGen.Providers.Aws;

/// <summary>Who the app is towards AWS; one for all clients, so that they share what was fetched.</summary>
/// <param name="Credentials">Null for the SDK's standard chain.</param>
public sealed record AwsIdentity(AWSCredentials? Credentials);
