using System.Text.Json;
using ContentGen.Text;

namespace ContentGen.Cost;

/// <summary>
/// What a failed attempt had bought by the time it failed, as far as the services told. Of a failed activity only the exception's type
/// and message reach the orchestrator, so it travels at the message's end.
/// </summary>
/// <param name="Id">Different for each attempt, so that an attempt that is told of twice counts once.</param>
/// <param name="RunId">The run that the attempt was made for: a failure that another run shares is not paid for twice.</param>
/// <param name="Usage">What the agent's calls took; null where no model was asked.</param>
/// <param name="Engine">Amazon Polly's engine; null where nothing was spoken.</param>
/// <param name="Characters">Characters that Amazon Polly charged for.</param>
public sealed record AttemptReceipt(string Id, string RunId, ModelUsage? Usage, string? Engine = null, int Characters = 0)
{
    private const string Mark = " | receipt: ";

    public string AppendTo(string message) => $"{message}{Mark}{JsonSerializer.Serialize(this, ContentGenJson.Options)}";

    /// <summary>The message as its reader should see it, and the receipt at its end; null where there is none that can be read.</summary>
    public static (string Text, AttemptReceipt? Receipt) Split(string message)
    {
        var end = message.LastIndexOf(Mark, StringComparison.Ordinal);
        if (end < 0)
        {
            return (message, null);
        }

        try
        {
            return (message[..end], JsonSerializer.Deserialize<AttemptReceipt>(message[(end + Mark.Length)..], ContentGenJson.Options));
        }
        catch (JsonException)
        {
            return (message, null);
        }
    }
}
