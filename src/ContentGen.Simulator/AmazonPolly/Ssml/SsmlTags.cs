using System.Collections.Frozen;

namespace ContentGen.Simulator.AmazonPolly.Ssml;

/// <summary>Which tags exist and which engine speaks them, as documented for Amazon Polly.</summary>
internal static class SsmlTags
{
    private static readonly FrozenSet<string> Everywhere =
        FrozenSet.ToFrozenSet(["speak", "break", "lang", "mark", "p", "phoneme", "prosody", "s", "say-as", "sub", "w"]);

    private static readonly FrozenSet<string> StandardOnly =
        FrozenSet.ToFrozenSet(["emphasis", "amazon:auto-breaths", "amazon:breath"]);

    public static void Demand(SsmlToken tag, string engine)
    {
        var known = tag.Name switch
        {
            "amazon:effect" => EffectIsSpoken(tag, engine),
            "amazon:domain" => engine == "neural" && tag.Attribute("name") is "news" or "conversational",
            _ when StandardOnly.Contains(tag.Name) => engine == "standard",
            _ => Everywhere.Contains(tag.Name) ? true : throw SsmlCheck.Invalid($"Invalid SSML request: unknown tag <{tag.Name}>."),
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
                throw SsmlCheck.Invalid("Invalid SSML request: <mark> needs a name.");
            case "sub" when tag.Attribute("alias") is null:
                throw SsmlCheck.Invalid("Invalid SSML request: <sub> needs an alias.");
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
        return SsmlCheck.Invalid($"Unsupported {engineName} feature: {what}");
    }
}
