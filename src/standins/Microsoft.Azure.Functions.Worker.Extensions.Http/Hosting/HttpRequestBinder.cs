using Microsoft.Azure.Functions.Worker.Hosting;
using Microsoft.Azure.Functions.Worker.Http;

namespace Microsoft.Azure.Functions.Worker.Extensions.Http.Hosting;

/// <summary>Gives functions their <see cref="HttpRequestData"/>.</summary>
internal sealed class HttpRequestBinder : IParameterBinder
{
    public bool CanBind(FunctionParameterDescriptor parameter) => parameter.Parameter.ParameterType == typeof(HttpRequestData);

    public async ValueTask<object?> BindAsync(FunctionParameterDescriptor parameter, FunctionContext context) =>
        await context.GetHttpRequestDataAsync();
}
