using Microsoft.Azure.Functions.Worker;

namespace ContentGen.Http.Endpoints;

/// <summary>Answer to an accepted start: the built-in management payload and the product's own fields.</summary>
/// <remarks>The management addresses carry a system key on Azure: they are answered to the caller, never logged.</remarks>
internal sealed record StartAccepted(
    string? Id,
    string? StatusQueryGetUri,
    string? SendEventPostUri,
    string? TerminatePostUri,
    string? SuspendPostUri,
    string? ResumePostUri,
    string? PurgeHistoryDeleteUri,
    bool Success,
    string RunId,
    string StatusUrl,
    DateTimeOffset EstimatedCompletionTime)
{
    public static StartAccepted From(HttpManagementPayload payload, string statusUrl, DateTimeOffset estimatedCompletionTime) => new(
        payload.Id,
        payload.StatusQueryGetUri,
        payload.SendEventPostUri,
        payload.TerminatePostUri,
        payload.SuspendPostUri,
        payload.ResumePostUri,
        payload.PurgeHistoryDeleteUri,
        true,
        payload.Id!,
        statusUrl,
        estimatedCompletionTime);
}
