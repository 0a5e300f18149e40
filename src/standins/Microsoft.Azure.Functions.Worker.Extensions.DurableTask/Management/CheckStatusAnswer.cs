using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker.Hosting.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Management;

/// <summary>The 202 answer to a start or restart: the run's URLs, and when to look again.</summary>
internal static class CheckStatusAnswer
{
    public static Task WriteAsync(HttpContext context, string id)
    {
        var key = context.RequestServices.GetRequiredService<FunctionKeys>().Webhook;
        var urls = ManagementUrls.ByHost($"{context.Request.Scheme}://{context.Request.Host}", id, key);
        context.Response.Headers.Location = urls.StatusQueryGetUri;
        context.Response.Headers.RetryAfter = "10";
        return Answer.JsonAsync(context, StatusCodes.Status202Accepted, writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("id", urls.Id);
            writer.WriteString("statusQueryGetUri", urls.StatusQueryGetUri);
            writer.WriteString("sendEventPostUri", urls.SendEventPostUri);
            writer.WriteString("terminatePostUri", urls.TerminatePostUri);
            writer.WriteString("purgeHistoryDeleteUri", urls.PurgeHistoryDeleteUri);
            writer.WriteString("suspendPostUri", urls.SuspendPostUri);
            writer.WriteString("resumePostUri", urls.ResumePostUri);
            writer.WriteEndObject();
        });
    }
}
