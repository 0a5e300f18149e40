using System.Net;
using System.Text;
using System.Text.Json;
using ContentGen.Failures;
using ContentGen.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ContentGen.Tests.Http;

/// <summary>A request as a function sees it, and what it answers, without a host.</summary>
internal sealed class FakeRequest
{
    private static readonly IServiceProvider Services = new ServiceCollection()
        .AddLogging()
        .ConfigureHttpJsonOptions(options => ContentGen.Text.ContentGenJson.Configure(options.SerializerOptions))
        .BuildServiceProvider();

    private readonly DefaultHttpContext _http = new() { RequestServices = Services };

    public FakeRequest(string url, string method = "GET", string body = "")
    {
        var address = new Uri(url);
        UriHelper.FromAbsolute(url, out _, out _, out var path, out var query, out _);
        _http.Request.Method = method;
        _http.Request.Scheme = address.Scheme;
        _http.Request.Host = new(address.Authority);
        _http.Request.Path = path;
        _http.Request.QueryString = query;
        _http.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        _http.Response.Body = new MemoryStream();
        foreach (var (name, value) in HttpProtection.Defaults)
        {
            _http.Response.Headers[name] = value;
        }
    }

    public HttpRequest Http => _http.Request;

    /// <param name="value">Null for a request without the header.</param>
    public FakeRequest With(string header, string? value)
    {
        if (value is not null)
        {
            _http.Request.Headers.Append(header, value);
        }

        return this;
    }

    /// <summary>Lets the framework read what proxies forwarded, as the app sets it.</summary>
    public async Task<HttpRequest> ForwardedAsync(params string[] believed)
    {
        var options = new ForwardedHeadersOptions();
        CallerAddress.Configure(options);
        CallerAddress.DropUnbelieved(_http, believed);
        _http.Connection.RemoteIpAddress = IPAddress.Loopback;
        await new ForwardedHeadersMiddleware(_ => Task.CompletedTask, NullLoggerFactory.Instance, Options.Create(options)).Invoke(_http);
        return _http.Request;
    }

    /// <summary>Lets a function answer, and what it refuses and the store's failure be answered as around every function.</summary>
    public async Task<FakeAnswer> AnswerAsync(Func<HttpRequest, Task<IResult>> function)
    {
        IResult result;
        try
        {
            result = await function(_http.Request);
        }
        catch (RefusedException refused)
        {
            result = refused.Answer;
        }
        catch (SystemResourceException)
        {
            result = Problems.StoreUnreadable;
        }

        await result.ExecuteAsync(_http);
        return new(_http.Response);
    }

    public Task<FakeAnswer> AnswerAsync(IResult result) => AnswerAsync(_ => Task.FromResult(result));
}

/// <summary>An answer that was written.</summary>
internal sealed class FakeAnswer(HttpResponse response)
{
    public HttpStatusCode StatusCode => (HttpStatusCode)response.StatusCode;

    public byte[] Bytes() => ((MemoryStream)response.Body).ToArray();

    public string Text() => Encoding.UTF8.GetString(Bytes());

    public JsonElement Json() => JsonDocument.Parse(Bytes()).RootElement;

    /// <summary>Null when the answer has no such header.</summary>
    public string? Field(string name) => response.Headers.TryGetValue(name, out var values) ? string.Join(", ", values.ToArray()) : null;
}
