using System.Text.Json;
using ContentGen.Text;

namespace ContentGen.Cost;

/// <summary>
/// What a failed attempt had bought by the time it failed, as far as the services told. It crosses from the activity to the orchestrator
/// as a property of the failure.
/// </summary>
/// <param name="Id">Different for each attempt, so that an attempt that is told of twice counts once.</param>
/// <param name="RunId">The run that the attempt was made for: a failure that another run shares is not paid for twice.</param>
/// <param name="Usage">What the agent's calls took; null where no model was asked.</param>
/// <param name="Engine">Amazon Polly's engine; null where nothing was spoken.</param>
/// <param name="Characters">Characters that Amazon Polly charged for.</param>
public sealed record AttemptReceipt(string Id, string RunId, ModelUsage? Usage, string? Engine = null, int Characters = 0)
{
    /// <summary>Name of the property of <see cref="TaskFailureDetails.Properties"/>.</summary>
    public const string Property = "receipt";

    public string ToJson() => JsonSerializer.Serialize(this, ContentGenJson.Options);

    /// <summary>The receipt that a failure carries; null where there is none that can be read.</summary>
    public static AttemptReceipt? Of(TaskFailureDetails failure)
    {
        if (failure.Properties?.TryGetValue(Property, out var value) != true || value?.ToString() is not { } json)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<AttemptReceipt>(json, ContentGenJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
