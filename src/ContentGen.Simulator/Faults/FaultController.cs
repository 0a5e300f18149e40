using System.Text.Json.Nodes;

namespace ContentGen.Simulator.Faults;

/// <summary>
/// Holds the plan in force and draws from it. The same plan and seed make the same calls faulty, counted by service and agent
/// from the moment the plan is set.
/// </summary>
public sealed class FaultController
{
    private readonly Lock _gate = new();
    private readonly int _seed;
    private readonly Dictionary<(SimulatedService, string?), (long Calls, long Faults)> _counts = [];

    internal FaultController(int seed, FaultPlan plan)
    {
        _seed = seed;
        Plan = plan;
    }

    /// <summary>The plan in force.</summary>
    public FaultPlan Plan { get; private set; }

    /// <summary>Replaces the plan, whole, and starts counting anew. Calls under way keep what was drawn for them.</summary>
    public void Set(FaultPlan plan)
    {
        lock (_gate)
        {
            Plan = plan;
            _counts.Clear();
        }
    }

    /// <summary>Ends all faults.</summary>
    public void Clear() => Set(FaultPlan.None);

    internal FaultDraw Draw(ServiceCall call)
    {
        lock (_gate)
        {
            var key = (call.Service, call.Agent);
            var (calls, faults) = _counts.GetValueOrDefault(key);
            var rule = Plan.Covering(call).FirstOrDefault(candidate => Fires(candidate, call, calls));
            _counts[key] = (calls + 1, rule is null ? faults : faults + 1);
            return new FaultDraw(rule, calls, faults);
        }
    }

    /// <summary><c>GET</c>, <c>PUT</c> and <c>DELETE /faults</c>.</summary>
    internal void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/faults", ShowAsync);
        routes.MapPut("/faults", SetAsync);
        routes.MapDelete("/faults", context =>
        {
            Clear();
            return ShowAsync(context);
        });
    }

    private async Task SetAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        try
        {
            Set(FaultPlanJson.Read(await reader.ReadToEndAsync(context.RequestAborted)));
            await ShowAsync(context);
        }
        catch (FaultPlanException wrong)
        {
            await SimulatedResponse.Json(400, new JsonObject { ["error"] = wrong.Message }).WriteAsync(context);
        }
    }

    private Task ShowAsync(HttpContext context) => SimulatedResponse.Json(200, FaultPlanJson.Write(Plan)).WriteAsync(context);

    private bool Fires(FaultRule rule, ServiceCall call, long ordinal) =>
        SeededChance.Draw(Plan.Seed ?? _seed, "fault", call.Service.Name(), call.Agent ?? "", $"{rule.Mode}", $"{ordinal}") < rule.Rate;
}

/// <summary>What was decided for one call.</summary>
/// <param name="Rule">The fault to inject, or null when the call goes well.</param>
/// <param name="Ordinal">The number of calls of the same service and agent before this one since the plan was set.</param>
/// <param name="FaultOrdinal">The number of those that were made faulty.</param>
internal sealed record FaultDraw(FaultRule? Rule, long Ordinal, long FaultOrdinal);
