using System.Net;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Management;

/// <summary>Where the management API of a host is, and the URLs of one run in it.</summary>
internal static class ManagementUrls
{
    public const string Root = "/runtime/webhooks/durabletask";

    /// <summary>As the worker writes them.</summary>
    /// <param name="authority">Scheme, host and port, such as <c>http://127.0.0.1:7071</c>.</param>
    /// <param name="key">What callers must give as <c>code</c>; null when no keys are checked.</param>
    public static HttpManagementPayload ByWorker(string authority, string id, string? key) => Create(authority, id, Uri.EscapeDataString(id), key);

    /// <summary>As the host writes them: a space is a plus sign.</summary>
    /// <inheritdoc cref="ByWorker"/>
    public static HttpManagementPayload ByHost(string authority, string id, string? key) => Create(authority, id, WebUtility.UrlEncode(id), key);

    private static HttpManagementPayload Create(string authority, string id, string segment, string? key)
    {
        var instance = $"{authority}{Root}/instances/{segment}";
        var code = key is null ? string.Empty : "code=" + Uri.EscapeDataString(key);
        var only = code.Length == 0 ? string.Empty : "?" + code;
        var reason = "?reason={text}" + (code.Length == 0 ? string.Empty : "&" + code);
        return new HttpManagementPayload
        {
            Id = id,
            StatusQueryGetUri = instance + only,
            SendEventPostUri = instance + "/raiseEvent/{eventName}" + only,
            TerminatePostUri = instance + "/terminate" + reason,
            PurgeHistoryDeleteUri = instance + only,
            SuspendPostUri = instance + "/suspend" + reason,
            ResumePostUri = instance + "/resume" + reason,
        };
    }
}
