using System.Globalization;
using Amazon.Runtime.Internal.Auth;

namespace ContentGen.Simulator.Tests.Aws.Signing;

/// <summary>AWS's published Signature Version 4 vectors, against the tests' own computation and against the SDK's signer.</summary>
[Collection(AwsCollection.Name)]
public sealed class PublishedVectorTests
{
    private const string EmptyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private const string Date = "20150830T123600Z";
    private const string Scope = "20150830/us-east-1/service/aws4_request";

    public static TheoryData<string, string> Vectors { get; } = new()
    {
        {
            $"GET\n/\n\nhost:example.amazonaws.com\nx-amz-date:{Date}\n\nhost;x-amz-date\n{EmptyHash}",
            "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"
        },
        {
            $"GET\n/\nParam1=value1&Param2=value2\nhost:example.amazonaws.com\nx-amz-date:{Date}\n\nhost;x-amz-date\n{EmptyHash}",
            "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500"
        },
        {
            $"POST\n/\n\nhost:example.amazonaws.com\nx-amz-date:{Date}\n\nhost;x-amz-date\n{EmptyHash}",
            "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b"
        },
        {
            $"GET\n/%E1%88%B4\n\nhost:example.amazonaws.com\nx-amz-date:{Date}\n\nhost;x-amz-date\n{EmptyHash}",
            "8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85"
        },
        {
            $"GET\n/\nParam1=value1\nhost:example.amazonaws.com\nx-amz-date:{Date}\n\nhost;x-amz-date\n{EmptyHash}",
            "a67d582fa61cc504c4bae71f336f98b97f1ea3c7a6bfe1b6e45aec72011b9aeb"
        },
        {
            $"POST\n/\nParam1=value1\nhost:example.amazonaws.com\nx-amz-date:{Date}\n\nhost;x-amz-date\n{EmptyHash}",
            "28038455d6de14eafc1f9222cf5aa6f1a96197d7deb8263271d420d138af7f11"
        },
    };

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Sign_OtherSecretDayOrRequest_GivesAnotherSignature(string canonicalRequest, string signature)
    {
        Assert.NotEqual(signature, SignatureV4.Sign(canonicalRequest, Date, Scope, Clients.SecretKey + "x"));
        Assert.NotEqual(signature, SignatureV4.Sign(canonicalRequest, Date, Scope.Replace("20150830", "20150831"), Clients.SecretKey));
        Assert.NotEqual(signature, SignatureV4.Sign(canonicalRequest + " ", Date, Scope, Clients.SecretKey));
    }

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Sign_PublishedCanonicalRequest_GivesThePublishedSignature(string canonicalRequest, string signature)
        => Assert.Equal(signature, SignatureV4.Sign(canonicalRequest, Date, Scope, Clients.SecretKey));

    [Theory]
    [MemberData(nameof(Vectors))]
    public void ComputeSignature_PublishedCanonicalRequest_GivesThePublishedSignature(string canonicalRequest, string signature)
    {
        var at = DateTime.ParseExact(
            Date, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal);

        var result = AWS4Signer.ComputeSignature(
            Clients.AccessKey, Clients.SecretKey, "us-east-1", at, "service", "host;x-amz-date", canonicalRequest);

        Assert.Equal(signature, result.Signature);
    }
}
