using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Client;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Engine;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Orchestration;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage;
using Microsoft.DurableTask.Client;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Management;

/// <summary>Reads one run, or lists many.</summary>
internal sealed class StatusEndpoints(DurableEngine engine)
{
    public Task GetAsync(HttpContext context, string id) => GetAsync(context, engine, id);

    public static Task GetAsync(HttpContext context, DurableEngine engine, string id)
    {
        if (InstanceIds.IsEntity(id) || engine.Store.ReadInstance(id) is not { } record)
        {
            return Answer.EmptyAsync(context, StatusCodes.Status404NotFound);
        }

        var withHistory = record.Status != OrchestrationRuntimeStatus.Pending && RequestQuery.Flag(context, "showHistory", absent: false);
        var history = withHistory ? engine.Store.ReadHistory(id) : null;
        if (!record.IsFinished)
        {
            context.Response.Headers.Location = context.Request.GetEncodedUrl();
            context.Response.Headers.RetryAfter = "5";
        }

        return Answer.JsonAsync(context, Code(context, record), writer => StatusJson.Write(
            writer,
            record,
            RequestQuery.Flag(context, "showInput", absent: true),
            history,
            RequestQuery.Flag(context, "showHistoryOutput", absent: false)));
    }

    public Task ListAsync(HttpContext context)
    {
        var page = InstancePages.Read(engine.Store, new InstanceQuery
        {
            IdPrefix = RequestQuery.Text(context, "instanceIdPrefix"),
            CreatedFrom = RequestQuery.Time(context, "createdTimeFrom"),
            CreatedTo = RequestQuery.Time(context, "createdTimeTo"),
            Statuses = RequestQuery.List<OrchestrationRuntimeStatus>(context, "runtimeStatus"),
            Limit = RequestQuery.Number(context, "top") is > 0 and var top ? top : 100,
        }, context.Request.Headers["x-ms-continuation-token"]);
        var showInput = RequestQuery.Flag(context, "showInput", absent: true);
        context.Response.Headers["x-ms-continuation-token"] = page.ContinuationToken;
        return Answer.JsonAsync(context, StatusCodes.Status200OK, writer =>
        {
            writer.WriteStartArray();
            foreach (var record in page.Values) StatusJson.Write(writer, record, showInput);
            writer.WriteEndArray();
        });
    }

    private static int Code(HttpContext context, InstanceRecord record) => record switch
    {
        { IsFinished: false } => StatusCodes.Status202Accepted,
        { Status: OrchestrationRuntimeStatus.Failed } when RequestQuery.Flag(context, "returnInternalServerErrorOnFailure", absent: false)
            => StatusCodes.Status500InternalServerError,
        _ => StatusCodes.Status200OK,
    };
}
