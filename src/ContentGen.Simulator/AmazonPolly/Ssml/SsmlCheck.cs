using System.Collections.Frozen;
using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using ContentGen.Simulator.Aws;

namespace ContentGen.Simulator.AmazonPolly.Ssml;

/// <summary>Refuses SSML that is not well-formed or uses what the engine does not speak.</summary>
internal static class SsmlCheck
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        ConformanceLevel = ConformanceLevel.Document,
        XmlResolver = null,
    };

    private static readonly FrozenSet<string> Everywhere =
        FrozenSet.ToFrozenSet(["speak", "break", "lang", "mark", "p", "phoneme", "prosody", "s", "say-as", "sub", "w"]);

    private static readonly FrozenSet<string> StandardOnly =
        FrozenSet.ToFrozenSet(["emphasis", "amazon:auto-breaths", "amazon:breath"]);

    public static void Demand(string ssml, string engine)
    {
        if (RootOf(ssml) != "speak")
        {
            throw Invalid("Invalid SSML request: the root element must be <speak>.");
        }

        foreach (var token in SsmlScanner.Scan(ssml))
        {
            if (token.Kind is SsmlTokenKind.Open or SsmlTokenKind.Empty)
            {
                DemandSpoken(token, engine);
            }
        }
    }

    public static RefusedException Invalid(string message) => AwsErrors.Refusal(400, "InvalidSsmlException", message);

    // Amazon Polly knows its own prefix without a declaration, as every sample of its documentation shows.
    private static string RootOf(string ssml)
    {
        var prefixes = new XmlNamespaceManager(new NameTable());
        prefixes.AddNamespace("amazon", "urn:amazon:polly");
        var context = new XmlParserContext(prefixes.NameTable, prefixes, null, XmlSpace.None);
        try
        {
            using var reader = XmlReader.Create(new StringReader(ssml), Settings, context);
            return XDocument.Load(reader).Root!.Name.LocalName;
        }
        catch (XmlException malformed)
        {
            throw Invalid($"Invalid SSML request: {malformed.Message}");
        }
    }

    // Which tags exist and which engine speaks them, as documented for Amazon Polly.
    private static void DemandSpoken(SsmlToken tag, string engine)
    {
        var known = tag.Name switch
        {
            "amazon:effect" => EffectIsSpoken(tag, engine),
            "amazon:domain" => engine == "neural" && tag.Attribute("name") is "news" or "conversational",
            _ when StandardOnly.Contains(tag.Name) => engine == "standard",
            _ => Everywhere.Contains(tag.Name) ? true : throw Invalid($"Invalid SSML request: unknown tag <{tag.Name}>."),
        };
        if (!known)
        {
            throw Unsupported(engine, $"<{tag.Name}>");
        }

        CheckAttributes(tag, engine);
    }

    private static bool EffectIsSpoken(SsmlToken tag, string engine) =>
        engine == "standard" || (engine is "neural" or "long-form" && tag.Attribute("name") == "drc" && tag.Attributes.Count == 1);

    private static void CheckAttributes(SsmlToken tag, string engine)
    {
        switch (tag.Name)
        {
            case "break":
                SsmlDurations.Break(tag);
                break;
            case "prosody":
                CheckProsody(tag, engine);
                break;
            case "mark" when tag.Attribute("name") is null:
                throw Invalid("Invalid SSML request: <mark> needs a name.");
            case "sub" when tag.Attribute("alias") is null:
                throw Invalid("Invalid SSML request: <sub> needs an alias.");
        }
    }

    private static void CheckProsody(SsmlToken tag, string engine)
    {
        if (engine != "standard" && (tag.Attribute("pitch") ?? tag.Attribute("amazon:max-duration")) is not null)
        {
            throw Unsupported(engine, "pitch or amazon:max-duration of <prosody>");
        }

        if (tag.Attribute("rate") is { } rate)
        {
            SsmlDurations.Rate(rate);
        }
    }

    private static RefusedException Unsupported(string engine, string what)
    {
        var engineName = char.ToUpperInvariant(engine[0]) + engine[1..];
        return Invalid($"Unsupported {engineName} feature: {what}");
    }
}

/// <summary>What pauses and speaking rates in SSML mean in time.</summary>
internal static class SsmlDurations
{
    private const double LongestBreakMs = 10_000;

    /// <summary>Milliseconds of a <c>break</c>.</summary>
    public static double Break(SsmlToken tag)
    {
        if (tag.Attribute("time") is { } time)
        {
            return Time(time);
        }

        return tag.Attribute("strength") switch
        {
            "none" => 0,
            "x-weak" => 100,
            "weak" => 200,
            null or "medium" => 400,
            "strong" => 700,
            "x-strong" => 1200,
            var other => throw SsmlCheck.Invalid($"Invalid SSML request: '{other}' is no strength of <break>."),
        };
    }

    /// <summary>How many times as fast as usual; 0.2 to 2.</summary>
    public static double Rate(string rate) => rate switch
    {
        "x-slow" => 0.5,
        "slow" => 0.75,
        "medium" or "default" => 1,
        "fast" => 1.25,
        "x-fast" => 1.6,
        _ when rate.EndsWith('%') && Number(rate[..^1]) is >= 20 and <= 200 => Number(rate[..^1])!.Value / 100,
        _ => throw SsmlCheck.Invalid($"Invalid SSML request: '{rate}' is no rate of <prosody>. Use a name or 20% to 200%."),
    };

    private static double Time(string time)
    {
        var milliseconds = time.EndsWith("ms", StringComparison.Ordinal) ? Number(time[..^2])
            : time.EndsWith('s') ? Number(time[..^1]) * 1000
            : null;
        return milliseconds is >= 0 and <= LongestBreakMs
            ? milliseconds.Value
            : throw SsmlCheck.Invalid($"Invalid SSML request: '{time}' is no time of <break>. Use 0s to 10s.");
    }

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
