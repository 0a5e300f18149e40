using ContentGen.Providers.AmazonPolly;
using ContentGen.Requests;
using ContentGen.Sections;

namespace ContentGen.Http.Endpoints;

/// <summary>Reads what is to be different about a section that is made again; other sections than script and audio take nothing.</summary>
internal static class RegenerationReader
{
    /// <param name="before">The brief's request, which holds where nothing else is asked for.</param>
    /// <returns>The request as it is to be.</returns>
    /// <inheritdoc cref="JsonBody.Read" path="/exception"/>
    public static BriefRequest Read(string body, string section, BriefRequest before, OfferedVoices voices)
    {
        var faults = new FieldFaults();
        return section switch
        {
            _ when string.IsNullOrWhiteSpace(body) => before,
            SectionName.Audio => JsonBody.Read(body, ["voice", "voices"], faults, json =>
                new PresenterReader(voices, faults).Read(json, before.Language) is { } speakers
                    ? before with { Voice = speakers[0], Voices = speakers }
                    : before),
            SectionName.Script => JsonBody.Read(body, ["minutes", "style"], faults, json => before with
            {
                Minutes = json.Number("minutes", BriefRequest.MostMinutes) ?? before.Minutes,
                Style = json.Choice<BriefStyle>("style") ?? before.Style,
            }),
            _ => JsonBody.Read(body, [], faults, _ => before),
        };
    }
}
