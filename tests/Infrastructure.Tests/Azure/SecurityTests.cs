using System.Text.RegularExpressions;
using Infrastructure.Tests.Compilation;

namespace Infrastructure.Tests.Azure;

/// <summary>What no deployment may contain, whatever its parameters.</summary>
public sealed class SecurityTests
{
    public static TheoryData<string> Variants => Deployments.All;

    [Theory, MemberData(nameof(Variants))]
    public async Task Storage_Always_RefusesKeysStrangersAndOldTls(string variant)
    {
        var deployment = await Deployments.GetAsync(variant);

        var account = deployment.Single("Microsoft.Storage/storageAccounts");

        Assert.Equal("false", account.Text("properties.allowSharedKeyAccess"));
        Assert.Equal("false", account.Text("properties.allowBlobPublicAccess"));
        Assert.Equal("false", account.Text("properties.allowCrossTenantReplication"));
        Assert.Equal("true", account.Text("properties.supportsHttpsTrafficOnly"));
        Assert.Equal("TLS1_2", account.Text("properties.minimumTlsVersion"));
        Assert.All(
            deployment.OfType("Microsoft.Storage/storageAccounts/blobServices/containers"),
            container => Assert.Equal("None", container.Text("properties.publicAccess")));
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task App_Always_SpeaksHttpsOnlyAndHasNoPasswords(string variant)
    {
        var deployment = await Deployments.GetAsync(variant);

        var app = deployment.Single("Microsoft.Web/sites");

        Assert.Equal("true", app.Text("properties.httpsOnly"));
        Assert.Equal("1.2", app.Text("properties.siteConfig.minTlsVersion"));
        Assert.Equal("1.2", app.Text("properties.siteConfig.scmMinTlsVersion"));
        Assert.Equal("UserAssigned", app.Text("identity.type"));
        Assert.Equal("UserAssignedIdentity", app.Text("properties.functionAppConfig.deployment.storage.authentication.type"));
        Assert.DoesNotContain("*", app.Node("properties.siteConfig.cors.allowedOrigins")!.AsArray().Select(origin => origin!.ToString()));
        Resource[] passwords = [.. deployment.OfType("Microsoft.Web/sites/basicPublishingCredentialsPolicies")];
        Assert.Equal(2, passwords.Length);
        Assert.All(passwords, policy => Assert.Equal("false", policy.Text("properties.allow")));
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Telemetry_Always_AcceptsIdentitiesOnly(string variant)
    {
        var deployment = await Deployments.GetAsync(variant);

        Assert.Equal("true", deployment.Single("Microsoft.Insights/components").Text("properties.DisableLocalAuth"));
        Assert.Equal("true", deployment.Single("Microsoft.OperationalInsights/workspaces").Text("properties.features.disableLocalAuth"));
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task KeyVault_Always_UsesRolesAndCannotBePurged(string variant)
    {
        var deployment = await Deployments.GetAsync(variant);

        var vault = deployment.Single("Microsoft.KeyVault/vaults");

        Assert.Equal("true", vault.Text("properties.enableRbacAuthorization"));
        Assert.Equal("true", vault.Text("properties.enablePurgeProtection"));
        Assert.Null(vault.Node("properties.accessPolicies"));
        Assert.Contains(deployment.OfType("Microsoft.Insights/diagnosticSettings"), audit => audit.Id.StartsWith(vault.Id));
    }

    [Fact]
    public async Task PrivateNetwork_WhenAskedFor_ClosesStorageAndVaultAndGivesThemEndpoints()
    {
        var deployment = await Deployments.GetAsync(Deployments.Private);

        Assert.Equal("Disabled", deployment.Single("Microsoft.Storage/storageAccounts").Text("properties.publicNetworkAccess"));
        Assert.Equal("Disabled", deployment.Single("Microsoft.KeyVault/vaults").Text("properties.publicNetworkAccess"));
        string[] groups = [.. deployment.OfType("Microsoft.Network/privateEndpoints")
            .Select(endpoint => endpoint.Node("properties.privateLinkServiceConnections")![0]!["properties"]!["groupIds"]![0]!.ToString())];
        Assert.Equal(["blob", "queue", "table", "vault"], groups);
    }

    [Fact]
    public async Task Template_Anywhere_AsksForNoKeys()
    {
        var template = await Bicep.MainAsync();

        Assert.DoesNotMatch(
            new Regex("list(Keys|Secrets|AccountSas|ServiceSas|ConnectionStrings|Credentials)", RegexOptions.IgnoreCase),
            template.ToJsonString());
    }

    [Fact]
    public async Task Secret_GivenAsParameter_IsInTheVaultAndNowhereElse()
    {
        var deployment = await Deployments.GetAsync(Deployments.Private);

        Resource[] holders = [.. deployment.Resources.Where(resource => resource.Json.ToJsonString().Contains("the-secret-key"))];

        Assert.All(holders, holder => Assert.Equal("Microsoft.KeyVault/vaults/secrets", holder.Type));
        Assert.DoesNotContain("the-secret-key", deployment.Outputs.ToJsonString());
    }

    [Fact]
    public async Task Outputs_Always_NameThingsAndNoSecrets()
    {
        var deployment = await Deployments.GetAsync(Deployments.Default);

        string[] names = [.. deployment.Outputs.Select(output => output.Key).Order(StringComparer.Ordinal)];

        Assert.Equal(
            [
                "AZURE_RESOURCE_GROUP", "alertRuleNames", "applicationInsightsName", "awsRegion", "awsTokenAudience", "functionAppName",
                "functionAppUrl", "identityPrincipalId", "inferenceProfileId", "keyVaultName", "storageAccountName", "tenantId",
            ],
            names);
    }
}
