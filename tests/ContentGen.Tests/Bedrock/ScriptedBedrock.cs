using Amazon;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Amazon.Runtime;

namespace ContentGen.Tests.Bedrock;

/// <summary>A Bedrock client that calls nobody: it answers as told and keeps the last request.</summary>
internal sealed class ScriptedBedrock(Func<ConverseRequest, CancellationToken, Task<ConverseResponse>> answer)
    : AmazonBedrockRuntimeClient(new AnonymousAWSCredentials(), RegionEndpoint.EUCentral1)
{
    public ConverseRequest? Request { get; private set; }

    public override Task<ConverseResponse> ConverseAsync(ConverseRequest request, CancellationToken cancellationToken = default)
    {
        Request = request;
        return answer(request, cancellationToken);
    }
}
