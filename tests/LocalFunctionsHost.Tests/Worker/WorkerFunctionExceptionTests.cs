using LocalFunctionsHost.Worker;
using LocalFunctionsHost.Worker.Protocol;

namespace LocalFunctionsHost.Tests.Worker;

public sealed class WorkerFunctionExceptionTests
{
    [Fact]
    public void Message_OfAFailure_HasTheFormThatTheDurableExtensionTakesApart()
    {
        var result = new StatusResult
        {
            Status = StatusResult.Types.Status.Failure,
            Exception = new RpcException
            {
                Message = "System.InvalidOperationException: cannot\ndo it",
                StackTrace = "   at Here()\n   at There()",
            },
        };

        var message = new WorkerFunctionException(result).Message;

        Assert.Equal(
            "Result: Failure\nException: System.InvalidOperationException: cannot\ndo it\nStack:    at Here()\n   at There()", message);
    }
}
