using ContentGen.Cost;
using ContentGen.Failures;
using Microsoft.DurableTask;

namespace ContentGen.Tests.Cost;

public sealed class AttemptReceiptTests
{
    private static readonly AttemptReceipt Receipt = new(
        "1", "run-1", new ModelUsage("model", "2", 4_000, 900, 300, false, 1_700), "neural", 60);

    [Fact]
    public void Split_FailureOfAnActivity_GivesTextAndReceiptBack()
    {
        var failure = new InvalidOutputException("The answer | the second one | is invalid.") { Receipt = Receipt };

        var (text, receipt) = AttemptReceipt.Split(TaskFailureDetails.FromException(failure).ErrorMessage);

        Assert.Equal(failure.Text, text);
        Assert.Equal(Receipt, receipt);
    }

    [Theory]
    [InlineData("Bedrock is down.")]
    [InlineData("Bedrock is down. | receipt: {\"id\":")]
    [InlineData("Bedrock is down. | receipt: ")]
    public void Split_NoReceipt_LeavesTheMessage(string message) => Assert.Equal((message, null), AttemptReceipt.Split(message));
}
