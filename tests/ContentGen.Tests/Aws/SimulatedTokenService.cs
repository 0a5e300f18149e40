using System.Net;
using System.Text;
using System.Web;

namespace ContentGen.Tests.Aws;

/// <summary>AWS STS on a loopback port, as far as <c>AssumeRoleWithWebIdentity</c> goes: the Query protocol and its XML.</summary>
internal sealed class SimulatedTokenService : IAsyncDisposable
{
    private const string Namespace = "https://sts.amazonaws.com/doc/2011-06-15/";

    private readonly HttpListener _listener = new();
    private readonly Task _serving;

    public SimulatedTokenService()
    {
        using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        Url = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/";
        probe.Stop();
        _listener.Prefixes.Add(Url);
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Url { get; }

    /// <summary>The form of each call, and its Authorization header.</summary>
    public List<(Dictionary<string, string?> Form, string? Authorization)> Calls { get; } = [];

    public TimeSpan Lifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Code and message of the error to answer with; null to hand out credentials.</summary>
    public (int Status, string Code, string Message)? Error { get; set; }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
        _listener.Close();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                await AnswerAsync(await _listener.GetContextAsync());
            }
        }
        catch (Exception exception) when (exception is HttpListenerException or InvalidOperationException && !_listener.IsListening)
        {
            // Stopped.
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var reader = new StreamReader(context.Request.InputStream);
        var form = HttpUtility.ParseQueryString(await reader.ReadToEndAsync());
        Calls.Add((form.AllKeys.ToDictionary(key => key!, key => form[key]), context.Request.Headers["Authorization"]));
        context.Response.StatusCode = Error?.Status ?? 200;
        context.Response.ContentType = "text/xml";
        await context.Response.OutputStream.WriteAsync(
            Encoding.UTF8.GetBytes(Error is { } error ? Refusal(error.Code, error.Message) : Grant()));
        context.Response.Close();
    }

    private string Grant() => $"""
        <AssumeRoleWithWebIdentityResponse xmlns="{Namespace}">
          <AssumeRoleWithWebIdentityResult>
            <SubjectFromWebIdentityToken>subject</SubjectFromWebIdentityToken>
            <Audience>api://contentgen-aws</Audience>
            <AssumedRoleUser>
              <Arn>arn:aws:sts::123456789012:assumed-role/contentgen/contentgen</Arn>
              <AssumedRoleId>AROAEXAMPLE:contentgen</AssumedRoleId>
            </AssumedRoleUser>
            <Credentials>
              <SessionToken>session-{Calls.Count}</SessionToken>
              <SecretAccessKey>secret-{Calls.Count}</SecretAccessKey>
              <Expiration>{DateTime.UtcNow + Lifetime:yyyy-MM-dd'T'HH:mm:ss'Z'}</Expiration>
              <AccessKeyId>ASIAEXAMPLE{Calls.Count}</AccessKeyId>
            </Credentials>
            <Provider>arn:aws:iam::123456789012:oidc-provider/sts.windows.net/tenant/</Provider>
          </AssumeRoleWithWebIdentityResult>
          <ResponseMetadata><RequestId>c6104cbe-af31-11e0-8154-cbc7ccf896c7</RequestId></ResponseMetadata>
        </AssumeRoleWithWebIdentityResponse>
        """;

    private static string Refusal(string code, string message) => $"""
        <ErrorResponse xmlns="{Namespace}">
          <Error><Type>Sender</Type><Code>{code}</Code><Message>{message}</Message></Error>
          <RequestId>c6104cbe-af31-11e0-8154-cbc7ccf896c7</RequestId>
        </ErrorResponse>
        """;
}
