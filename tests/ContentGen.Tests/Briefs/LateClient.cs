using ContentGen.Briefs;
using ContentGen.Runs;
using ContentGen.Text;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Converters;
using Moq;

namespace ContentGen.Tests.Briefs;

/// <summary>A client that knows of orchestrations that still publish briefs.</summary>
internal static class LateClient
{
    public static void Late(this Mock<DurableTaskClient> client, params Brief[] briefs) => client
        .Setup(engine => engine.GetAllInstancesAsync(It.IsAny<OrchestrationQuery?>()))
        .Returns((OrchestrationQuery? query) => Pageable.Create((_, _, _) =>
            Task.FromResult(new Page<OrchestrationMetadata>([.. briefs.Select(ToInstance).Where(instance => Fits(instance, query!))]))));

    private static OrchestrationMetadata ToInstance(Brief brief)
    {
        var converter = new JsonDataConverter(ContentGenJson.Options);
        return new(PublishLaterOrchestrator.FunctionName, PublishLaterOrchestrator.IdOf(brief))
        {
            RuntimeStatus = OrchestrationRuntimeStatus.Running,
            DataConverter = converter,
            SerializedInput = converter.Serialize(new PublishCall(brief, HasAudio: false)),
        };
    }

    private static bool Fits(OrchestrationMetadata instance, OrchestrationQuery query) =>
        instance.InstanceId.StartsWith(query.InstanceIdPrefix!, StringComparison.Ordinal)
        && query.Statuses!.Contains(instance.RuntimeStatus);
}
