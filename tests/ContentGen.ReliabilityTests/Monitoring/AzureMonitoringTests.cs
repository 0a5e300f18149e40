using System.Net;
using System.Text;
using Azure.Core;

namespace ContentGen.ReliabilityTests.Monitoring;

/// <summary>The questions to Azure, against answers in the shape of its documentation.</summary>
public sealed class AzureMonitoringTests
{
    private const string Rules = """
        {"value":[{"name":"run-success-x","properties":{"enabled":true}},{"name":"agent-success-x","properties":{"enabled":false}}]}
        """;

    private const string Components = """{"value":[{"name":"appi","properties":{"AppId":"34adfa4f"}}]}""";

    private readonly Recorded _azure = new();

    private AzureMonitoring Monitoring => new(new HttpClient(_azure), new FixedToken(), "sub", "group");

    [Fact]
    public async Task EnabledAlertRulesAsync_OneIsDisabled_LeavesItOut()
    {
        _azure.Answers["scheduledQueryRules"] = Rules;

        Assert.Equal(["run-success-x"], await Monitoring.EnabledAlertRulesAsync(default));
        Assert.Equal(["https://management.azure.com/.default"], _azure.Audiences);
    }

    [Theory]
    [InlineData(3, true)]
    [InlineData(0, false)]
    public async Task HasTraceAsync_ByTheCount_AnswersWhetherItArrived(int count, bool expected)
    {
        _azure.Answers["components"] = Components;
        _azure.Answers["apps/34adfa4f/query"] = $$"""{"tables":[{"rows":[[{{count}}]]}]}""";

        Assert.Equal(expected, await Monitoring.HasTraceAsync("0af7", default));
        Assert.Contains("operation_Id == '0af7'", _azure.LastBody.Replace("\\u0027", "'", StringComparison.Ordinal));
        Assert.Equal(["https://management.azure.com/.default", "https://api.applicationinsights.io/.default"], _azure.Audiences);
    }

    [Fact]
    public async Task HasMetricAsync_Refused_SaysWhatWasAskedAndNoToken()
    {
        var failure = await Assert.ThrowsAnyAsync<Exception>(() => Monitoring.HasMetricAsync("contentgen.runs", default));

        Assert.Contains("Microsoft.Insights/components answered 404", failure.Message);
        Assert.DoesNotContain("secret", failure.Message);
    }

    /// <summary>Answers by a part of the address, and keeps for whom tokens were.</summary>
    private sealed class Recorded : HttpMessageHandler
    {
        public Dictionary<string, string> Answers { get; } = [];

        public List<string> Audiences { get; } = [];

        public string LastBody { get; private set; } = "";

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Audiences.Add(request.Headers.Authorization!.Parameter!.Replace("secret for ", "", StringComparison.Ordinal));
            LastBody = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
            var answer = Answers.FirstOrDefault(one => request.RequestUri!.AbsolutePath.EndsWith(one.Key, StringComparison.Ordinal)).Value;
            return answer is null
                ? new(HttpStatusCode.NotFound)
                : new(HttpStatusCode.OK) { Content = new StringContent(answer, Encoding.UTF8, "application/json") };
        }
    }

    private sealed class FixedToken : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new($"secret for {requestContext.Scopes[0]}", DateTimeOffset.MaxValue);

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(GetToken(requestContext, cancellationToken));
    }
}
