using ContentGen.Simulator.Aws;

namespace ContentGen.Simulator.Bedrock;

/// <summary>Bedrock Runtime over HTTP.</summary>
internal static class BedrockEndpoints
{
    private static readonly BedrockFaultAnswers FaultAnswers = new();

    public static void MapBedrock(this IEndpointRouteBuilder routes) => routes.MapPost("/model/{**rest}", ConverseAsync);

    // The model id may be an ARN, whose slash arrives encoded or not; so the route takes everything and the operation is cut off here.
    private static async Task ConverseAsync(HttpContext context, string rest, ServiceCalls calls, ConverseAnswers answers)
    {
        var request = await AwsRequest.ReadAsync(context);
        var slash = rest.LastIndexOf('/');
        var operation = rest[(slash + 1)..];
        var isConverse = slash > 0 && operation == "converse";
        var call = new ServiceCall(SimulatedService.Bedrock, isConverse ? "Converse" : operation, AgentOfRequest.Find(request.Json()));
        await calls.RunAsync(context, call, FaultAnswers, () => Task.FromResult(isConverse
            ? answers.Converse(request, Uri.UnescapeDataString(rest[..slash]))
            : AwsErrors.Response(404, "UnknownOperationException", $"The simulator does not know the operation '{operation}', only converse.")));
    }
}
