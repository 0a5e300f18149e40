using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace LocalFunctionsHost.Tests.SampleApp;

/// <summary>Requests and answers of an app with ASP.NET Core integration.</summary>
public abstract class MessageTests(ServedSample served)
{
    private const string TraceParent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private RunningApp App => served.App;

    [Theory]
    [InlineData(0, false)]
    [InlineData(3_000_000, false)]
    [InlineData(3_000_000, true)]
    [InlineData(40_000_000, true)]
    public async Task Body_OfAnyLength_ArrivesWhole(int length, bool chunked)
    {
        var body = new byte[length];
        new Random(length).NextBytes(body);
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/Echo") { Content = new ByteArrayContent(body) };
        request.Headers.TransferEncodingChunked = chunked;

        var told = await JsonAsync(request);

        Assert.Equal(length, told.GetProperty("length").GetInt32());
        Assert.Equal(Convert.ToHexString(SHA256.HashData(body)), told.GetProperty("sha256").GetString());
    }

    [Fact]
    public async Task Body_OfBytes_ComesBackAsItWas()
    {
        byte[] body = [.. Enumerable.Range(0, 256).Select(number => (byte)number)];
        using var content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("image/png") } };

        using var response = await App.Http.PutAsync("api/EchoBytes", content);

        Assert.Equal("image/png", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(body, await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Body_Above100MiB_Gives413()
    {
        Assert.StartsWith(
            "HTTP/1.1 413",
            await App.FirstLineAsync("POST /api/Echo", "Host: localhost\r\nContent-Length: 104857601\r\n\r\n"),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host: localhost\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\nx")]
    [InlineData("Host: a..b\r\nContent-Length: 0\r\n\r\n")]
    public async Task Request_BrokenBehindTheFirstLine_Gives400(string rest)
    {
        Assert.StartsWith("HTTP/1.1 400", await App.FirstLineAsync("POST /api/Echo", rest), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_HeaderBeyondAscii_IsSeenAsSent()
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false, RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8 });
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(
            App.Host.BaseAddress, "api/Echo"))
        { Content = new StringContent("") };
        request.Headers.Add("X-Own", "péché");

        using var response = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("péché", Regex.Unescape(await response.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_WithQueryHeadersAndCookies_IsSeenAsSent()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/Echo?a=1&a=2&b=%C5%BE+x") { Content = new StringContent("") };
        request.Headers.Add("X-Own", ["one", "two"]);
        request.Headers.Add("Cookie", "taste=sweet; size=two%20feet");

        var told = await JsonAsync(request);

        Assert.Equal("""{"a":["1","2"],"b":["ž x"]}""", told.GetProperty("query").GetRawText());
        Assert.Equal(["one, two"], told.GetProperty("own").EnumerateArray().Select(value => value.GetString()));
        Assert.Equal("two feet", told.GetProperty("cookies").GetProperty("size").GetString());
        Assert.Equal($"{App.Host.BaseAddress}api/Echo?a=1&a=2&b=%C5%BE+x", told.GetProperty("url").GetString());
    }

    [Fact]
    public async Task Download_WithARange_IsPartial()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/Download");
        request.Headers.Range = new RangeHeaderValue(250, 259);

        using var response = await App.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.PartialContent, response.StatusCode);
        Assert.Equal("bytes 250-259/1024", response.Content.Headers.ContentRange!.ToString());
        Assert.Equal("FAFBFCFDFEFF00010203", Convert.ToHexString(await response.Content.ReadAsByteArrayAsync()));
        Assert.Equal("\"v1\"", response.Headers.ETag!.Tag);
    }

    [Theory]
    [InlineData("HEAD", null, null, 200, 1024)]
    [InlineData("GET", "If-None-Match", "\"v1\"", 304, 0)]
    [InlineData("GET", "If-Modified-Since", "Fri, 02 Jan 2026 03:04:05 GMT", 304, 0)]
    [InlineData("GET", "Range", "bytes=2000-", 416, 0)]
    public async Task Download_WithAConditionOrByHead_AnswersWithoutBytes(
        string method, string? header, string? value, int status, int length)
    {
        using var response = header is null
            ? await App.SendAsync(method, "api/Download")
            : await App.SendAsync(method, "api/Download", null, (header, value!));

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(length, response.Content.Headers.ContentLength);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Cookies_WithEveryAttribute_AreSent()
    {
        using var response = await App.Http.GetAsync("api/Cookies");

        Assert.Equal(
            ["plain=1; path=/", "full=a%20b; max-age=60; domain=example.org; path=/x; secure; samesite=strict; httponly"],
            response.Headers.GetValues("Set-Cookie"));
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
    }

    [Fact]
    public async Task Answer_WithStatusHeadersAndJson_IsPassedOn()
    {
        using var response = await App.Http.GetAsync("api/Headers");

        Assert.Equal(418, (int)response.StatusCode);
        Assert.Equal(["1", "2"], response.Headers.GetValues("X-Two").SelectMany(value => value.Split(", ")));
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.Equal("application/json; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.Equal("""{"answer":42}""", await response.Content.ReadAsStringAsync());
        Assert.False(response.Headers.Contains("x-ms-invocation-id"));
    }

    [Fact]
    public async Task Answer_ThatIsAProblem_IsPassedOn()
    {
        using var response = await App.Http.GetAsync("api/Problem");

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("Not today", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_ThatIsStreamed_ArrivesAsItIsWritten()
    {
        var name = $"stream-{Guid.NewGuid():N}";
        using var response = await App.Http.GetAsync($"api/stream/{name}", HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());

        var first = await reader.ReadLineAsync();
        await App.StatusAsync("POST", $"api/gates/{name}");

        Assert.Equal(("first", "second", null), (first, await reader.ReadLineAsync(), await reader.ReadLineAsync()));
    }

    [Fact]
    public async Task Form_WithAFile_IsRead()
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent("tea"), "title" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes("žluť")), "file", "notes.txt" },
        };

        using var response = await App.Http.PostAsync("api/Form", form);

        Assert.Equal("tea notes.txt žluť", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Exception_OfAFunction_Gives500WithoutItsText()
    {
        using var response = await App.Http.GetAsync("api/Throws");

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.DoesNotContain("secret", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains(
            App.Logs.Entries, entry => $"{entry.Text} {entry.Exception}".Contains("a secret of the app", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Middleware_OfTheApp_RunsAroundEveryFunction()
    {
        using var response = await App.Http.GetAsync("api/Default");
        using var again = await App.Http.GetAsync("api/Default");

        Assert.Equal("Default", response.Headers.GetValues("X-Function").Single());
        Assert.NotEqual(
            Guid.Parse(response.Headers.GetValues("X-Invocation").Single()), Guid.Parse(again.Headers.GetValues("X-Invocation").Single()));
    }

    [Fact]
    public async Task Context_OfAFunction_TellsWhatTheRequestTold()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/context/nine");
        request.Headers.Add("traceparent", TraceParent);
        request.Headers.Add("tracestate", "vendor=1");

        var told = await JsonAsync(request);

        Assert.Equal("Context", told.GetProperty("name").GetString());
        Assert.Equal("SampleApp.MessageFunctions.Context", told.GetProperty("entryPoint").GetString());
        Assert.StartsWith(TraceParent[..36], told.GetProperty("traceParent").GetString(), StringComparison.Ordinal);
        Assert.Equal("vendor=1", told.GetProperty("traceState").GetString());
        Assert.Equal("nine", told.GetProperty("number").GetString());
        Assert.Equal("stamped", told.GetProperty("stamp").GetString());
    }

    [Fact]
    public async Task Caller_WhoGoesAway_CancelsTheFunction()
    {
        var name = $"slow-{Guid.NewGuid():N}";
        using var caller = new CancellationTokenSource();
        var request = App.Http.GetAsync($"api/slow/{name}", caller.Token);
        await App.UntilAsync($"api/gates/{name}", "started");

        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);
        await App.UntilAsync($"api/gates/{name}", "cancelled");
    }

    private async Task<JsonElement> JsonAsync(HttpRequestMessage request)
    {
        using var response = await App.Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{response.StatusCode} {text}");
        return JsonDocument.Parse(text).RootElement;
    }
}

public sealed class ChildMessageTests(ServedByAChildProcess served) : MessageTests(served), IClassFixture<ServedByAChildProcess>;

public sealed class InProcessMessageTests(ServedInProcess served) : MessageTests(served), IClassFixture<ServedInProcess>;
