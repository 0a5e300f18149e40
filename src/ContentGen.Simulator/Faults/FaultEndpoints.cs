using System.Text.Json.Nodes;

namespace ContentGen.Simulator.Faults;

/// <summary><c>GET</c>, <c>PUT</c> and <c>DELETE /faults</c>.</summary>
internal static class FaultEndpoints
{
    public static void MapFaults(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/faults", (HttpContext context, FaultController faults) => ShowAsync(context, faults));
        routes.MapPut("/faults", SetAsync);
        routes.MapDelete("/faults", (HttpContext context, FaultController faults) =>
        {
            faults.Clear();
            return ShowAsync(context, faults);
        });
    }

    private static async Task SetAsync(HttpContext context, FaultController faults)
    {
        using var reader = new StreamReader(context.Request.Body);
        try
        {
            faults.Set(FaultPlanJson.Read(await reader.ReadToEndAsync(context.RequestAborted)));
            await ShowAsync(context, faults);
        }
        catch (FaultPlanException wrong)
        {
            await SimulatedResponse.Json(400, new JsonObject { ["error"] = wrong.Message }).WriteAsync(context);
        }
    }

    private static Task ShowAsync(HttpContext context, FaultController faults) =>
        SimulatedResponse.Json(200, FaultPlanJson.Write(faults.Plan)).WriteAsync(context);
}
