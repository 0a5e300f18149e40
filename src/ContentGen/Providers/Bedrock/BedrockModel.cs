using Amazon.BedrockRuntime;
using ContentGen.Settings;
using Microsoft.Extensions.Options;

namespace ContentGen.Providers.Bedrock;

/// <summary>Asks Amazon Bedrock through Converse. The client is made at the first call, so that what it misses is reported there.</summary>
public sealed class BedrockModel(
    Func<IAmazonBedrockRuntime> client,
    IOptions<ContentGenOptions> contentGen,
    IOptions<BedrockOptions> options) : IStructuredModel
{
    public async Task<StructuredAnswer> CompleteAsync(StructuredRequest request, CancellationToken cancellationToken)
    {
        var modelId = contentGen.Value.ModelId;
        var region = "";
        try
        {
            var bedrock = client();
            region = bedrock.Config.RegionEndpoint?.SystemName ?? "";
            var response = await bedrock
                .ConverseAsync(ConverseRequests.From(request, modelId, options.Value), cancellationToken);
            return ConverseAnswers.From(response, request.Agent, modelId);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw BedrockFailure.From(exception, new BedrockCallSite(modelId, region));
        }
    }
}
