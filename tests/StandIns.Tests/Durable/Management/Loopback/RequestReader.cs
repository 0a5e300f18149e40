using System.Globalization;
using System.Text;

namespace StandIns.Tests.Durable.Management.Loopback;

internal static class RequestReader
{
    public static async Task<RecordedRequest> ReadAsync(Stream connection, CancellationToken cancellationToken)
    {
        var lines = (await ReadHeadAsync(connection, cancellationToken)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var start = lines[0].Split(' ');
        var headers = lines.Skip(1).Select(line => line.Split(':', 2))
            .ToDictionary(pair => pair[0], pair => pair[1].Trim(), StringComparer.OrdinalIgnoreCase);
        var body = new byte[int.Parse(headers.GetValueOrDefault("Content-Length", "0"), CultureInfo.InvariantCulture)];
        await connection.ReadExactlyAsync(body, cancellationToken);
        return new RecordedRequest(start[0], start[1], headers, body);
    }

    private static async Task<string> ReadHeadAsync(Stream connection, CancellationToken cancellationToken)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            await connection.ReadExactlyAsync(one, cancellationToken);
            head.Append((char)one[0]);
        }

        return head.ToString();
    }
}
