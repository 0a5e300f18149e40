using Amazon.Runtime.Internal;

namespace Amazon.StandIns.RestJson;

internal static class ClientPipeline
{
    /// <summary>Regional endpoints and authentication, in the places where the SDK's own clients put them.</summary>
    public static void Customize(RuntimePipeline pipeline, AuthSchemeHandler authentication)
    {
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new RegionalEndpointResolver());
        pipeline.AddHandlerAfter<Marshaller>(authentication);
    }
}
