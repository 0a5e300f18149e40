using Amazon.Runtime;

namespace ContentGen.Simulator.Tests.Aws.Errors;

/// <summary>The five ways to make one exception type of a service, for code that plays the service in a test.</summary>
internal sealed record ExceptionConstructors(
    Func<string, AmazonServiceException> Message,
    Func<Exception, AmazonServiceException> Cause,
    Func<string, Exception, AmazonServiceException> MessageAndCause,
    Func<string, ErrorType, string, string, HttpStatusCode, AmazonServiceException> Answer,
    Func<string, Exception, ErrorType, string, string, HttpStatusCode, AmazonServiceException> AnswerAndCause)
{
    /// <summary>What each of them makes of what it is given; all the same for a sound type.</summary>
    public void AssertKeepWhatTheyAreGiven()
    {
        var cause = new IOException("cause");
        var type = Message("reason").GetType();
        AmazonServiceException[] withReason = [Message("reason"), MessageAndCause("reason", cause), Answer(
            "reason",
            ErrorType.Sender,
            "Code",
            "id",
            HttpStatusCode.Conflict), AnswerAndCause("reason", cause, ErrorType.Sender, "Code", "id", HttpStatusCode.Conflict)];
        AmazonServiceException[] withCause = [Cause(cause), withReason[1], withReason[3]];

        Assert.All(withReason, error => Assert.Equal((type, "reason"), (error.GetType(), error.Message)));
        Assert.All(withCause, error => Assert.Same(cause, error.InnerException));
        Assert.All(withReason[2..], error => Assert.Equal(
            (ErrorType.Sender, "Code", "id", HttpStatusCode.Conflict), (error.ErrorType, error.ErrorCode, error.RequestId, error.StatusCode)));
    }
}
