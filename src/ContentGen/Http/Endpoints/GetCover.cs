using ContentGen.Http.Podcast;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace ContentGen.Http.Endpoints;

/// <summary><c>GET /api/cover.png</c>: the podcast's cover.</summary>
public sealed class GetCover
{
    [Function(nameof(GetCover))]
    public Task<HttpResponseData> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "cover.png")] HttpRequestData request,
        CancellationToken cancellationToken) =>
        request.WriteConditionalAsync(CoverPicture.Bytes, CoverPicture.ContentType, lastModified: null, cancellationToken);
}
