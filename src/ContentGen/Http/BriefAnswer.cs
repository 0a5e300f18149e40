using ContentGen.Briefs;
using Microsoft.Azure.Functions.Worker.Http;

namespace ContentGen.Http;

internal static class BriefAnswer
{
    /// <summary>The brief with the address under which this caller reaches its audio.</summary>
    public static Brief WithAudioUrl(this HttpRequestData request, Brief brief) =>
        brief with { AudioUrl = BriefUrls.Of(brief, request).Audio };
}
