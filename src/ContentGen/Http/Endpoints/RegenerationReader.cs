using ContentGen.Providers.AmazonPolly;
using ContentGen.Requests;
using ContentGen.Sections;

namespace ContentGen.Http.Endpoints;

/// <summary>Reads what is to be different about a section that is made again; other sections than script and audio take nothing.</summary>
internal static class RegenerationReader
{
    /// <param name="before">The brief's request, which holds where nothing else is asked for.</param>
    /// <returns>The request as it is to be, or the faults by field.</returns>
    public static (BriefRequest? Request, IReadOnlyDictionary<string, string[]> Faults) Read(
        string body, string section, BriefRequest before, OfferedVoices voices)
    {
        if (string.IsNullOrWhiteSpace(body))
        {
            return (before, new Dictionary<string, string[]>());
        }

        var faults = new FieldFaults();
        var request = section switch
        {
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
        return (faults.Any ? null : request, faults.ByField);
    }
}
