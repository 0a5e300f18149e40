using System.Net.Sockets;
using System.Text;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace StandIns.Tests.Worker;

public sealed class RequestBodyTests
{
    [Fact]
    public async Task Body_ReadTwice_IsTheSame()
    {
        await using FunctionsTestHost host = await FunctionsTestHost.StartAsync(typeof(Bodies));

        using HttpResponseMessage response = await host.Http.PostAsync("api/BodyTwice", new StringContent("péché"));

        Assert.Equal("péché péché", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Body_Chunked_IsReadWhole()
    {
        await using FunctionsTestHost host = await FunctionsTestHost.StartAsync(typeof(Bodies));
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/BodyLength") { Content = new ByteArrayContent(new byte[3_000_000]) };
        request.Headers.TransferEncodingChunked = true;

        using HttpResponseMessage response = await host.Http.SendAsync(request);

        Assert.Equal("3000000", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Body_Above100MiB_Gives413()
    {
        await using FunctionsTestHost host = await FunctionsTestHost.StartAsync(typeof(Bodies));
        using var client = new TcpClient("127.0.0.1", host.Http.BaseAddress!.Port);
        await using NetworkStream stream = client.GetStream();

        await stream.WriteAsync(Encoding.ASCII.GetBytes("POST /api/BodyLength HTTP/1.1\r\nHost: localhost\r\nContent-Length: 104857601\r\n\r\n"));

        using var reader = new StreamReader(stream);
        Assert.StartsWith("HTTP/1.1 413", await reader.ReadLineAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host: localhost\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\nx")]
    [InlineData("Host: localhost\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\nx")]
    [InlineData("Host: a..b\r\nContent-Length: 0\r\n\r\n")]
    public async Task Request_BrokenBehindTheFirstLine_Gives400(string rest)
    {
        await using FunctionsTestHost host = await FunctionsTestHost.StartAsync(typeof(Bodies));
        using var client = new TcpClient("127.0.0.1", host.Http.BaseAddress!.Port);
        await using NetworkStream stream = client.GetStream();

        await stream.WriteAsync(Encoding.ASCII.GetBytes("POST /api/BodyLength HTTP/1.1\r\n" + rest));

        using var reader = new StreamReader(stream);
        Assert.StartsWith("HTTP/1.1 400", await reader.ReadLineAsync(), StringComparison.Ordinal);
    }

    public static class Bodies
    {
        [Function("BodyTwice")]
        public static string Twice([HttpTrigger(AuthorizationLevel.Anonymous, "post")] HttpRequestData request)
        {
            string? first = request.ReadAsString();
            request.Body.Position = 0;
            return $"{first} {request.ReadAsString()}";
        }

        [Function("BodyLength")]
        public static string Length([HttpTrigger(AuthorizationLevel.Anonymous, "post")] HttpRequestData request) =>
            request.Body.Length.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
