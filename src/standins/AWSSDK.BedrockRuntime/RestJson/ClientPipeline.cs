using Amazon.Runtime.Internal;

namespace Amazon.StandIns.RestJson;

internal static class ClientPipeline
{
    /// <summary>Signature Version 4 and regional endpoints, in the places where the SDK's own clients put them.</summary>
    public static void Customize(RuntimePipeline pipeline)
    {
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new RegionalEndpointResolver());
        pipeline.AddHandlerAfter<Marshaller>(new SignatureV4Handler());
    }
}
