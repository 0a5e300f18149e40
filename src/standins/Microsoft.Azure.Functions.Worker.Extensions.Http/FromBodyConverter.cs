using Azure.Core.Serialization;
using Microsoft.Azure.Functions.Worker.Converters;
using Microsoft.Extensions.Options;

namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>Reads the request body as what the parameter wants.</summary>
internal sealed class FromBodyConverter(IOptions<WorkerOptions> options) : IInputConverter
{
    public async ValueTask<ConversionResult> ConvertAsync(ConverterContext context)
    {
        if (await context.FunctionContext.GetHttpRequestDataAsync() is not { } request)
            return ConversionResult.Unhandled();
        try
        {
            return ConversionResult.Success(await ReadAsync(request, context.TargetType, context.FunctionContext.CancellationToken));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return ConversionResult.Failed(e);
        }
    }

    private async ValueTask<object?> ReadAsync(HttpRequestData request, Type type, CancellationToken cancellationToken)
    {
        if (type == typeof(Stream))
            return request.Body;
        if (type == typeof(string))
            return await request.ReadAsStringAsync();
        if (type == typeof(byte[]))
            return (await BinaryData.FromStreamAsync(request.Body, cancellationToken)).ToArray();
        return request.Body.Length == 0 ? null : await Serializer.DeserializeAsync(request.Body, type, cancellationToken);
    }

    private ObjectSerializer Serializer => options.Value.Serializer!;
}
