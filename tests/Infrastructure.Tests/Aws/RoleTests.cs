using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Infrastructure.Tests.Aws;

/// <summary>The CloudFormation template of the AWS side, read as YAML.</summary>
public sealed partial class RoleTests
{
    private static readonly JsonNode Template = Yaml.Parse(Repository.Read("infra", "aws", "contentgen-role.yaml"));

    private static readonly JsonNode Role = Template["Resources"]!["AppRole"]!["Properties"]!;

    [Fact]
    public async Task Template_Linted_HasNoFinding()
    {
        var result = await CfnLint.RunAsync(Path.Combine(Repository.Infrastructure, "aws", "contentgen-role.yaml"));

        Assert.SkipWhen(result is null, CfnLint.WhyMissing);
        Assert.True(result.ExitCode == 0, result.Output + result.Error);
    }

    [Fact]
    public void Resources_Always_AreTheProviderAndTheRole()
    {
        string[] types = [.. Template["Resources"]!.AsObject().Select(resource => resource.Value!["Type"]!.ToString())];

        Assert.Equal(["AWS::IAM::OIDCProvider", "AWS::IAM::Role"], types);
    }

    [Fact]
    public void Trust_Always_AsksForAudienceAndSubject()
    {
        var statement = Assert.Single(TrustPolicy()["Statement"]!.AsArray())!;

        Assert.Equal("Allow", statement["Effect"]!.ToString());
        Assert.Equal("sts:AssumeRoleWithWebIdentity", statement["Action"]!.ToString());
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["sts.windows.net/${TenantId}/:aud"] = "${TokenAudience}",
                ["sts.windows.net/${TenantId}/:sub"] = "${IdentityPrincipalId}",
            },
            Assert.Single(statement["Condition"]!.AsObject()).Value!.AsObject()
                .ToDictionary(pair => pair.Key, pair => pair.Value!.ToString()));
        Assert.Equal("StringEquals", Assert.Single(statement["Condition"]!.AsObject()).Key);
    }

    [Fact]
    public void Provider_Always_IsTheTenantsWithOneAudience()
    {
        var provider = Template["Resources"]!["TenantProvider"]!["Properties"]!;

        Assert.Equal("https://sts.windows.net/${TenantId}/", provider["Url"]!["!Sub"]!.ToString());
        Assert.Equal("TokenAudience", Assert.Single(provider["ClientIdList"]!.AsArray())!["!Ref"]!.ToString());
    }

    [Fact]
    public void Permissions_Always_AreOneModelAndSpeech()
    {
        (string, string)[] allowed = [.. Statements().Select(statement => (statement["Action"]!.ToString(), ResourceOf(statement)))];

        Assert.Equal(
            [
                ("bedrock:InvokeModel", "arn:${AWS::Partition}:bedrock:${AWS::Region}:${AWS::AccountId}:inference-profile/${InferenceProfileId}"),
                ("bedrock:InvokeModel", "arn:${AWS::Partition}:bedrock:*::foundation-model/${FoundationModelId}"),
                ("polly:SynthesizeSpeech", "*"),
                ("polly:DescribeVoices", "*"),
            ],
            allowed);
        Assert.Null(Role["ManagedPolicyArns"]);
    }

    /// <summary>Of the operations that the clients have, those that the app's code calls; no more and no fewer are allowed.</summary>
    [Fact]
    public void Permissions_Always_AreWhatTheCodeCalls()
    {
        var code = string.Concat(Directory.EnumerateFiles(
            Path.Combine(Repository.Root, "src", "ContentGen"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        string[] operations = [.. Directory.EnumerateFiles(
                Path.Combine(Repository.Root, "src", "standins"), "IAmazon*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Operation().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups[1].Value)];

        string[] called = [.. operations
            .Where(operation => Regex.IsMatch(code, $@"\.{operation}Async\("))
            .Select(operation => operation switch
            {
                "Converse" => "bedrock:InvokeModel",
                _ => $"polly:{operation}",
            })];

        Assert.Contains("SynthesizeSpeech", operations);
        Assert.Equal(called.Order(), Statements().Select(statement => statement["Action"]!.ToString()).Distinct().Order());
    }

    [Fact]
    public void FoundationModel_Always_IsReachedThroughTheProfileOnly()
    {
        var statement = Statements().Single(one => ResourceOf(one).Contains("foundation-model"));

        Assert.EndsWith(
            ":inference-profile/${InferenceProfileId}",
            statement["Condition"]!["StringEquals"]!["bedrock:InferenceProfileArn"]!["!Sub"]!.ToString());
    }

    [Fact]
    public void DefaultModel_Always_IsTheOneOfTheApp()
    {
        var profile = Parameter("InferenceProfileId")["Default"]!.ToString();

        Assert.Contains($"\"{profile}\"", Repository.Read("src", "ContentGen", "Settings", "ContentGenOptions.cs"));
        Assert.Equal(profile[(profile.IndexOf('.') + 1)..], Parameter("FoundationModelId")["Default"]!.ToString());
    }

    [Fact]
    public void References_Always_NameSomethingInTheTemplate()
    {
        HashSet<string> known =
        [
            .. Template["Parameters"]!.AsObject().Select(pair => pair.Key),
            .. Template["Resources"]!.AsObject().Select(pair => pair.Key),
        ];

        string[] unknown = [.. References(Template).Where(name => !known.Contains(name) && !name.StartsWith("AWS::"))];

        Assert.Empty(unknown);
    }

    private static JsonNode TrustPolicy() => JsonNode.Parse(Role["AssumeRolePolicyDocument"]!["!Sub"]![0]!.ToString())!;

    private static IEnumerable<JsonNode> Statements() =>
        Role["Policies"]!.AsArray()
            .SelectMany(policy => policy!["PolicyDocument"]!["Statement"]!.AsArray())
            .Select(statement => statement!);

    private static string ResourceOf(JsonNode statement) =>
        (statement["Resource"]! is JsonObject tagged ? tagged["!Sub"]! : statement["Resource"]!).ToString();

    private static JsonNode Parameter(string name) => Template["Parameters"]![name]!;

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject tagged when tagged["!Ref"] is { } reference => [reference.ToString()],
        JsonObject mapping => mapping.SelectMany(pair => References(pair.Value)),
        JsonArray sequence => sequence.SelectMany(References),
        _ => [],
    };

    [GeneratedRegex(@"Task<\w+> (\w+)Async\(")]
    private static partial Regex Operation();
}
