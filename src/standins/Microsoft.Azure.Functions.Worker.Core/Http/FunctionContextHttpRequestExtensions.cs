using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.Azure.Functions.Worker.Invocation;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>The request and the response of an HTTP function, for middleware.</summary>
public static class FunctionContextHttpRequestExtensions
{
    /// <returns>Null when the trigger is not HTTP.</returns>
    public static ValueTask<HttpRequestData?> GetHttpRequestDataAsync(this FunctionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Features.Get<IHttpRequestDataFeature>()?.GetHttpRequestDataAsync(context) ?? default;
    }

    /// <returns>The response among the results so far; null before the function ran or when it gives none.</returns>
    public static HttpResponseData? GetHttpResponseData(this FunctionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        FunctionOutput? output = context.Features.Get<FunctionOutput>();
        return output?.Result as HttpResponseData ?? output?.Bindings.Values.OfType<HttpResponseData>().FirstOrDefault();
    }
}
