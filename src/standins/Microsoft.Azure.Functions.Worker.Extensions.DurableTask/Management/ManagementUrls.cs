namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Management;

/// <summary>Where the management API of a host is, and the URLs of one run in it.</summary>
internal static class ManagementUrls
{
    public const string Root = "/runtime/webhooks/durabletask";

    /// <param name="authority">Scheme, host and port, such as <c>http://127.0.0.1:7071</c>.</param>
    public static HttpManagementPayload For(string authority, string id)
    {
        var instance = $"{authority}{Root}/instances/{Uri.EscapeDataString(id)}";
        return new HttpManagementPayload
        {
            Id = id,
            StatusQueryGetUri = instance,
            SendEventPostUri = instance + "/raiseEvent/{eventName}",
            TerminatePostUri = instance + "/terminate?reason={text}",
            PurgeHistoryDeleteUri = instance,
            SuspendPostUri = instance + "/suspend?reason={text}",
            ResumePostUri = instance + "/resume?reason={text}",
        };
    }
}
