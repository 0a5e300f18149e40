using System.Globalization;
using System.Text;

namespace ContentGen.EndToEnd.Tests.Fuzz.Wire;

/// <summary>A request in the making, and what its maker knows of it: nobody else need understand it again.</summary>
internal sealed class RequestDraft
{
    public string Method { get; set; } = "GET";

    /// <summary>Path and query as sent, escaped or not.</summary>
    public string Target { get; set; } = "/";

    public string Version { get; set; } = "HTTP/1.1";

    public List<(string Name, string Value)> Headers { get; } = [("Host", "127.0.0.1")];

    public byte[] Body { get; set; } = [];

    public BodyFraming Framing { get; set; } = BodyFraming.Length;

    /// <summary>Valid HTTP, so that it must be answered.</summary>
    public bool IsWellFormed { get; private set; } = true;

    /// <summary>False when the server would wait for more.</summary>
    public bool EndsItself => Framing is not (BodyFraming.ShortBody or BodyFraming.MissingLastChunk);

    /// <summary>Gets past the host (route, method, key), so that a refusal is the app's own.</summary>
    public bool ReachesFunction { get; private set; } = true;

    /// <summary>Cannot be right, whatever the app makes of the rest.</summary>
    public bool MustBeRefused { get; private set; }

    public RequestDraft Malformed()
    {
        (IsWellFormed, ReachesFunction) = (false, false);
        return this;
    }

    public RequestDraft ForTheHost()
    {
        ReachesFunction = false;
        return this;
    }

    public RequestDraft Wrong()
    {
        MustBeRefused = true;
        return this;
    }

    public void SetHeader(string name, string value)
    {
        Headers.RemoveAll(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        Headers.Add((name, value));
    }

    /// <summary>The request as bytes; header values in UTF-8, though HTTP knows ASCII only.</summary>
    public byte[] ToBytes()
    {
        var head = new StringBuilder($"{Method} {Target} {Version}\r\n");
        foreach (var (name, value) in Headers)
        {
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        }

        return Framing.Frame(head, Body);
    }
}
