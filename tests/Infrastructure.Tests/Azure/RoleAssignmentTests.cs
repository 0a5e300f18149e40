using Infrastructure.Tests.Compilation;

namespace Infrastructure.Tests.Azure;

/// <summary>The whole of what the app may do in Azure. A new line here is a decision.</summary>
public sealed class RoleAssignmentTests
{
    private static readonly (string Scope, string Role)[] Common =
    [
        ("Microsoft.Storage/storageAccounts", "b7e6dc6d-f1e8-4753-8033-0f276bb0955b"), // Storage Blob Data Owner
        ("Microsoft.KeyVault/vaults", "4633458b-17de-408a-b874-0445c86b69e6"), // Key Vault Secrets User
        ("Microsoft.Insights/components", "3913510d-42f4-4e42-8a64-420c390055eb"), // Monitoring Metrics Publisher
    ];

    private static readonly (string Scope, string Role)[] Storage =
    [
        ("Microsoft.Storage/storageAccounts", "974c5e8b-45b9-4653-ba55-5f855dd0fb88"), // Storage Queue Data Contributor
        ("Microsoft.Storage/storageAccounts", "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"), // Storage Table Data Contributor
    ];

    private static readonly (string Scope, string Role)[] Person =
    [
        ("Microsoft.Storage/storageAccounts", "ba92f5b4-2d11-453d-a403-e96b0029c9fe"), // Storage Blob Data Contributor
        ("Microsoft.Storage/storageAccounts", "974c5e8b-45b9-4653-ba55-5f855dd0fb88"), // Storage Queue Data Contributor
        ("Microsoft.Storage/storageAccounts", "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"), // Storage Table Data Contributor
    ];

    [Fact]
    public async Task Assignments_NobodyNamed_AreTheApps() =>
        Assert.Equal(Sorted([.. Common, .. Storage]), Sorted(await AssignmentsAsync(Deployments.Default)));

    [Fact]
    public async Task Assignments_OfWhoDeploys_ReadBriefsAndTaskHub()
    {
        var deployment = await Deployments.GetAsync(Deployments.Private);

        Resource[] persons = [.. deployment.OfType("Microsoft.Authorization/roleAssignments")
            .Where(assignment => assignment.Text("properties.principalId") == Deployments.Person)];

        Assert.Equal(Sorted([.. Common, .. Storage, .. Person]), Sorted(await AssignmentsAsync(Deployments.Private)));
        Assert.Equal(Sorted(Person), Sorted([.. persons.Select(RoleOf)]));
        Assert.All(persons, assignment => Assert.Equal("User", assignment.Text("properties.principalType")));
    }

    [Fact]
    public async Task Assignments_Always_AreForTheAppsIdentity()
    {
        var deployment = await Deployments.GetAsync(Deployments.Default);

        var identity = deployment.Single("Microsoft.ManagedIdentity/userAssignedIdentities").Id;

        Assert.All(
            deployment.OfType("Microsoft.Authorization/roleAssignments"),
            assignment => Assert.Contains(identity, assignment.Text("properties.principalId")));
    }

    [Fact]
    public void Templates_OtherThanRoleAssignments_AssignNoRole()
    {
        string[] files = [.. Directory.EnumerateFiles(Repository.Infrastructure, "*.bicep", SearchOption.AllDirectories)
            .Where(file => File.ReadAllText(file).Contains("Microsoft.Authorization/roleAssignments@"))
            .Select(file => Path.GetFileName(file))];

        Assert.Equal(["role-assignments.bicep"], files);
    }

    private static async Task<(string Scope, string Role)[]> AssignmentsAsync(string variant)
    {
        var deployment = await Deployments.GetAsync(variant);
        return [.. deployment.OfType("Microsoft.Authorization/roleAssignments").Select(RoleOf)];
    }

    private static (string Scope, string Role) RoleOf(Resource assignment) =>
        (Scope(assignment.Id), assignment.Text("properties.roleDefinitionId")!.Split('/')[^1]);

    // .../providers/<namespace>/<type>/<name>[/<type>/<name>]/providers/Microsoft.Authorization/roleAssignments/<guid>
    private static string Scope(string id)
    {
        var parts = id.Split("/providers/")[1].Split('/');
        return string.Join('/', parts.Where((_, index) => index == 0 || index % 2 == 1));
    }

    private static (string Scope, string Role)[] Sorted((string Scope, string Role)[] assignments) => [.. assignments.Order()];
}
