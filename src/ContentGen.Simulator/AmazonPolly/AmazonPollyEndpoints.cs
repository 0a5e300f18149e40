using ContentGen.Simulator.Aws;

namespace ContentGen.Simulator.AmazonPolly;

/// <summary>Amazon Polly over HTTP.</summary>
internal static class AmazonPollyEndpoints
{
    private static readonly AmazonPollyFaultAnswers FaultAnswers = new();

    public static void MapAmazonPolly(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/speech", SynthesizeSpeechAsync);
        routes.MapGet("/v1/voices", DescribeVoicesAsync);
    }

    private static async Task SynthesizeSpeechAsync(HttpContext context, ServiceCalls calls, SpeechAnswers answers)
    {
        var request = await AwsRequest.ReadAsync(context);
        var call = new ServiceCall(SimulatedService.AmazonPolly, "SynthesizeSpeech");
        await calls.RunAsync(context, call, FaultAnswers, () => answers.SynthesizeSpeechAsync(request, context.RequestAborted));
    }

    private static async Task DescribeVoicesAsync(HttpContext context, ServiceCalls calls, SpeechAnswers answers)
    {
        var request = await AwsRequest.ReadAsync(context);
        var call = new ServiceCall(SimulatedService.AmazonPolly, "DescribeVoices");
        await calls.RunAsync(context, call, FaultAnswers, () => Task.FromResult(answers.DescribeVoices(request, context.Request.Query)));
    }
}
