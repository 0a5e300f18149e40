using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Client;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Engine;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client.Entities;
using Microsoft.DurableTask.Entities;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Management;

/// <summary>Signals, reads and lists entities.</summary>
internal sealed class EntityEndpoints(DurableEngine engine, EntityCommands commands, FunctionsDurableTaskClient client)
{
    /// <summary>Stands, when reading, for an empty key, which a path cannot hold.</summary>
    private const string EmptyKey = "$";

    public async Task SignalAsync(HttpContext context, string name, string key)
    {
        try
        {
            var operation = HttpMethods.IsDelete(context.Request.Method) ? "delete" : RequestQuery.Text(context, "op") ?? string.Empty;
            var id = new EntityInstanceId(name, key);
            var input = await InputAsync(context);
            engine.Functions.RequireEntity(id.Name);
            await commands.SignalAsync(id, operation, input, dueAt: null);
            await Answer.EmptyAsync(context, StatusCodes.Status202Accepted);
        }
        catch (JsonException error)
        {
            await Answer.ErrorAsync(context, StatusCodes.Status400BadRequest, "Could not parse JSON content: " + error.Message);
        }
        catch (ArgumentException error)
        {
            await Answer.ErrorAsync(context, StatusCodes.Status400BadRequest, error.Message);
        }
    }

    public Task GetAsync(HttpContext context, string name, string key)
        => engine.Store.ReadEntity(new EntityInstanceId(name, key == EmptyKey ? string.Empty : key).ToString()) is { State: { } state }
            ? Answer.JsonAsync(context, StatusCodes.Status200OK, writer => StoredValue.Write(writer, state))
            : Answer.EmptyAsync(context, StatusCodes.Status404NotFound);

    public async Task ListAsync(HttpContext context, string? name)
    {
        var page = await FirstPageAsync(client.Entities.GetAllEntitiesAsync(new EntityQuery
        {
            InstanceIdStartsWith = name is null ? null : $"@{name}@",
            LastModifiedFrom = RequestQuery.Time(context, "lastOperationTimeFrom"),
            LastModifiedTo = RequestQuery.Time(context, "lastOperationTimeTo"),
            PageSize = RequestQuery.Number(context, "top") ?? EntityQuery.DefaultPageSize,
            IncludeState = RequestQuery.Flag(context, "fetchState", absent: false),
            ContinuationToken = context.Request.Headers["x-ms-continuation-token"],
        }));
        context.Response.Headers["x-ms-continuation-token"] = page.ContinuationToken;
        await Answer.JsonAsync(context, StatusCodes.Status200OK, writer =>
        {
            writer.WriteStartArray();
            foreach (var entity in page.Values) Write(writer, entity);
            writer.WriteEndArray();
        });
    }

    private static async Task<Page<EntityMetadata>> FirstPageAsync(AsyncPageable<EntityMetadata> pages)
    {
        await foreach (var page in pages.AsPages()) return page;
        return new Page<EntityMetadata>([]);
    }

    private static void Write(Utf8JsonWriter writer, EntityMetadata entity)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("entityId");
        writer.WriteString("name", entity.Id.Name);
        writer.WriteString("key", entity.Id.Key);
        writer.WriteEndObject();
        writer.WriteString("lastOperationTime", entity.LastModifiedTime.UtcDateTime);
        if (entity.IncludesState) StoredValue.Write(writer, "state", entity.State!.Value);
        writer.WriteEndObject();
    }

    private async Task<string?> InputAsync(HttpContext context)
    {
        if (RequestBody.IsJson(context)) return JsonText.Compact(await RequestBody.ReadJsonAsync(context));
        var text = await RequestBody.ReadTextAsync(context);
        return text.Length == 0 ? null : engine.Converter.Serialize(text);
    }
}
