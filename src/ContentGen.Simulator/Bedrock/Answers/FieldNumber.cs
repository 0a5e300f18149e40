using System.Text.Json.Nodes;

namespace ContentGen.Simulator.Bedrock.Answers;

/// <summary>Numbers by the name of their field, brought within the schema's bounds.</summary>
internal sealed class FieldNumber(AnswerMaterial material)
{
    public JsonNode Write(SchemaNode schema, AnswerField field, bool isWhole)
    {
        var step = schema.Number("multipleOf") ?? (isWhole ? 1 : 0.01);
        var minimum = schema.Number("minimum") ?? (schema.Number("exclusiveMinimum") + step) ?? double.MinValue;
        var maximum = schema.Number("maximum") ?? (schema.Number("exclusiveMaximum") - step) ?? double.MaxValue;
        var value = Math.Clamp(Propose(field, maximum, isWhole), minimum, maximum);
        return OnGrid(value, minimum, maximum, step, isWhole);
    }

    private double Propose(AnswerField field, double maximum, bool isWhole) => field switch
    {
        _ when field.Is("rank", "position", "order", "index", "number") => field.Index + 1,
        _ when field.Is("count", "total") => material.Stories.Count,
        _ when field.Is("second", "duration") => 90,
        _ when field.Is("minute") => 2,
        _ => Score(field) * (maximum is > 1 and < 1000 ? maximum : isWhole ? 10 : 1),
    };

    // Falls from item to item and wobbles a little, as a model's scores do.
    private double Score(AnswerField field) => Math.Max(0.05, 0.96 - (field.Index * 0.06) - (material.Chance(field) % 40 / 1000.0));

    private static JsonNode OnGrid(double value, double minimum, double maximum, double step, bool isWhole)
    {
        var steps = Math.Round(value / step);
        if (steps * step > maximum)
        {
            steps = Math.Floor(maximum / step);
        }

        if (steps * step < minimum)
        {
            steps = Math.Ceiling(minimum / step);
        }

        var onGrid = steps * step;
        if (isWhole && Math.Abs(onGrid) < long.MaxValue)
        {
            return JsonValue.Create((long)Math.Round(onGrid));
        }

        // A narrow range may lie between two steps; the exact value is still within it.
        return JsonValue.Create(onGrid >= minimum && onGrid <= maximum ? Math.Round(onGrid, 6) : value);
    }
}
