using System.Security.Claims;
using System.Text;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Moq;

namespace ContentGen.Tests.Http;

/// <summary>A request as a function sees it, without a host.</summary>
internal sealed class FakeRequest(string url, string method = "GET", string body = "") : HttpRequestData(Mock.Of<FunctionContext>())
{
    public override Stream Body { get; } = new MemoryStream(Encoding.UTF8.GetBytes(body));

    public override HttpHeadersCollection Headers { get; } = [];

    public override IReadOnlyCollection<IHttpCookie> Cookies => [];

    public override Uri Url { get; } = new(url);

    public override IEnumerable<ClaimsIdentity> Identities => [];

    public override string Method => method;

    public override HttpResponseData CreateResponse() => new FakeResponse(FunctionContext);

    public FakeRequest With(string header, string value)
    {
        Headers.TryAddWithoutValidation(header, value);
        return this;
    }
}
