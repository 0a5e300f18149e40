using ContentGen.Cost;
using ContentGen.Failures;
using Microsoft.DurableTask;

namespace ContentGen.Tests.Cost;

public sealed class AttemptReceiptTests
{
    private static readonly AttemptReceipt Receipt = new(
        "1", "run-1", new ModelUsage("model", "2", 4_000, 900, 300, false, 1_700), "neural", 60);

    [Fact]
    public void Of_FailureOfAnActivity_GivesTheReceiptBackAndLeavesTheMessage()
    {
        var failure = new InvalidOutputException("The answer is invalid.") { Receipt = Receipt };

        var crossed = Failure(new FailureProperties().GetExceptionProperties(failure));

        Assert.Equal("The answer is invalid.", failure.Message);
        Assert.Equal(Receipt, AttemptReceipt.Of(crossed));
    }

    [Theory]
    [InlineData("{\"id\":")]
    [InlineData("")]
    [InlineData(null)]
    public void Of_ReceiptThatCannotBeRead_IsNone(string? json) =>
        Assert.Null(AttemptReceipt.Of(Failure(new Dictionary<string, object?> { [AttemptReceipt.Property] = json })));

    [Fact]
    public void Of_NoProperties_IsNone() => Assert.Null(AttemptReceipt.Of(Failure(null)));

    private static TaskFailureDetails Failure(IDictionary<string, object?>? properties) =>
        new(typeof(InvalidOutputException).FullName!, "The answer is invalid.", null, null, properties);
}
