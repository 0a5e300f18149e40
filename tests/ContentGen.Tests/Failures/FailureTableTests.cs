using ContentGen.Failures;
using Microsoft.DurableTask;

namespace ContentGen.Tests.Failures;

public sealed class FailureTableTests
{
    public static TheoryData<Exception, FailureCategory, bool> EveryKnownException => new()
    {
        { new ServiceTimeoutException("x"), FailureCategory.Timeout, true },
        { new ServiceThrottledException("x"), FailureCategory.Throttled, true },
        { new ThrottledForLongException("x", TimeSpan.FromMinutes(10)), FailureCategory.Throttled, false },
        { new ExternalServiceException("x"), FailureCategory.ExternalApi, true },
        { new CircuitOpenException("bedrock"), FailureCategory.ExternalApi, false },
        { new InvalidOutputException("x"), FailureCategory.Validation, false },
        { new SystemResourceException("x"), FailureCategory.SystemResource, true },
        { new MisconfiguredException("x"), FailureCategory.Configuration, false },
        { new TimeoutException(), FailureCategory.Timeout, true },
        { new TaskCanceledException(), FailureCategory.Timeout, true },
        { new OperationCanceledException(), FailureCategory.Timeout, true },
        { new HttpRequestException(), FailureCategory.ExternalApi, true },
        { new System.Text.Json.JsonException(), FailureCategory.Validation, false },
        { new IOException(), FailureCategory.SystemResource, true },
        { new UnauthorizedAccessException(), FailureCategory.SystemResource, true },
        { new OutOfMemoryException(), FailureCategory.SystemResource, true },
        { new FormatException(), FailureCategory.SystemResource, true },
    };

    [Theory]
    [MemberData(nameof(EveryKnownException))]
    public void CategoryOf_EveryKnownException_IsAsTheTableSays(Exception exception, FailureCategory category, bool retryable)
    {
        var details = new TaskFailureDetails(exception.GetType().FullName!, exception.Message, null, null, null);

        Assert.Equal(category, FailureTable.CategoryOf(details));
        Assert.Equal(retryable, FailureTable.IsRetryable(details));
    }

    [Fact]
    public void CategoryOf_UnknownOuterType_LooksInside()
    {
        var inner = new TaskFailureDetails(typeof(ServiceThrottledException).FullName!, "slow down", null, null, null);
        var outer = new TaskFailureDetails("(unknown)", "wrapped", null, inner, null);

        Assert.Equal(FailureCategory.Throttled, FailureTable.CategoryOf(outer));
    }

    [Fact]
    public void CategoryOf_EveryCategorizedException_AgreesWithTheException()
    {
        var types = typeof(CategorizedException).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(CategorizedException)));
        var known = EveryKnownException.Select(row => row.Data.Item1).OfType<CategorizedException>().ToList();

        Assert.Equal(types.ToHashSet(), known.Select(exception => exception.GetType()).ToHashSet());
        foreach (var exception in known)
        {
            var details = new TaskFailureDetails(exception.GetType().FullName!, "x", null, null, null);
            Assert.Equal(exception.Category, FailureTable.CategoryOf(details));
        }
    }

    [Fact]
    public void EveryKnownException_HasARowForEachCategory() =>
        Assert.Equal(Enum.GetValues<FailureCategory>().ToHashSet(), EveryKnownException.Select(row => row.Data.Item2).ToHashSet());
}
