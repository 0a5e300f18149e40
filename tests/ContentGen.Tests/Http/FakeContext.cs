using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Moq;

namespace ContentGen.Tests.Http;

internal static class FakeContext
{
    /// <summary>A context with logging and nothing else.</summary>
    public static FunctionContext Create()
    {
        var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        var context = new Mock<FunctionContext>();
        context.SetupProperty(function => function.InstanceServices, services);
        return context.Object;
    }
}
