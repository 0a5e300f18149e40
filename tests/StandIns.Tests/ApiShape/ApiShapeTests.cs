using System.Reflection;

namespace StandIns.Tests.ApiShape;

public sealed class ApiShapeTests
{
    [Theory]
    [InlineData("Microsoft.Azure.Functions.Worker")]
    [InlineData("Microsoft.Azure.Functions.Worker.Core")]
    [InlineData("Microsoft.Azure.Functions.Worker.Extensions.Abstractions")]
    [InlineData("Microsoft.Azure.Functions.Worker.Extensions.Http")]
    [InlineData("Microsoft.Azure.Functions.Worker.Extensions.Timer")]
    [InlineData("Microsoft.Azure.Functions.Worker.Extensions.DurableTask")]
    [InlineData("Microsoft.DurableTask.Abstractions")]
    [InlineData("Microsoft.DurableTask.Client")]
    public void PublicMember_OfAStandIn_IsOneOfTheGenuineAssembly(string assembly)
    {
        HashSet<string> genuine = ApiInventory.Of(assembly);

        string[] invented = [.. ApiSurface.Of(Assembly.Load(assembly)).Where(line => !genuine.Contains(line))];

        Assert.True(invented.Length == 0, string.Join(Environment.NewLine, invented));
    }

    [Theory]
    [InlineData("Microsoft.Azure.Functions.Worker")]
    [InlineData("Microsoft.Azure.Functions.Worker.Core")]
    [InlineData("Microsoft.Azure.Functions.Worker.Extensions.Abstractions")]
    [InlineData("Microsoft.Azure.Functions.Worker.Extensions.Http")]
    [InlineData("Microsoft.Azure.Functions.Worker.Extensions.Timer")]
    public void PublicMember_InTheInventory_IsThereInTheStandIn(string assembly)
    {
        string[] present = [.. ApiSurface.Of(Assembly.Load(assembly))];

        string[] missing = [.. ApiInventory.Of(assembly).Except(present)];

        Assert.True(missing.Length == 0, string.Join(Environment.NewLine, missing));
    }
}
