using System.Globalization;
using ContentGen.Simulator.Aws;
using ContentGen.Simulator.Faults;

namespace ContentGen.Simulator.AmazonPolly;

/// <summary>What Amazon Polly says when something goes wrong inside it.</summary>
internal sealed class AmazonPollyFaultAnswers : IFaultAnswers
{
    public SimulatedResponse Error() =>
        AwsErrors.Response(500, "ServiceFailureException", "An unknown condition has caused a service failure.");

    public SimulatedResponse Throttled()
    {
        var response = AwsErrors.Response(429, "ThrottlingException", "Rate exceeded");
        return response with { Headers = new Dictionary<string, string>(response.Headers) { ["Retry-After"] = "1" } };
    }

    /// <summary>Bytes that are neither MP3 nor JSON. None has its highest bit set, so no decoder finds a frame among them.</summary>
    public SimulatedResponse Malformed(SimulatedResponse good, long ordinal)
    {
        var garbage = new byte[Math.Min(4096, good.Body.Length)];
        for (var index = 0; index < garbage.Length; index++)
        {
            garbage[index] = (byte)(SeededChance.Hash((int)ordinal, index.ToString(CultureInfo.InvariantCulture)) & 0x7F);
        }

        return good with { Body = garbage };
    }
}
