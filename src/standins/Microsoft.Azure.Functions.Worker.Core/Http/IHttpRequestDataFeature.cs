namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>Gives middleware the request of an HTTP function.</summary>
public interface IHttpRequestDataFeature
{
    /// <returns>Null when the trigger is not HTTP.</returns>
    ValueTask<HttpRequestData?> GetHttpRequestDataAsync(FunctionContext context);
}
