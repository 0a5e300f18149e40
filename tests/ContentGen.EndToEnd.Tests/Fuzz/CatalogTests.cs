using System.Reflection;
using ContentGen.EndToEnd.Tests.Fuzz.Endpoints;
using Microsoft.Azure.Functions.Worker;

namespace ContentGen.EndToEnd.Tests.Fuzz;

public sealed class CatalogTests
{
    [Fact]
    public void Catalog_EveryHttpFunction_IsFuzzed()
    {
        string[] functions = [.. typeof(Program).Assembly.GetTypes()
            .SelectMany(
                type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(method => method.GetParameters().Any(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>() is not null))
            .Select(method => method.GetCustomAttribute<FunctionAttribute>()!.Name)];

        Assert.Equal(
            functions.Order(StringComparer.Ordinal),
            EndpointCatalog.All.Where(endpoint => endpoint.IsOwn).Select(endpoint => endpoint.Name).Order(StringComparer.Ordinal));
    }
}
