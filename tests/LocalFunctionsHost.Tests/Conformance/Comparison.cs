using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LocalFunctionsHost.Tests.Conformance;

/// <summary>Compares an answer with its expectation, value by value.</summary>
internal sealed class Comparison(ScenarioSession session)
{
    private const string Alternatives = "{{alt}}";

    /// <param name="ignoreCase">Property names of this level compare without case.</param>
    /// <exception cref="MismatchException">They differ.</exception>
    public void Check(JsonNode? expected, JsonNode? actual, string path, bool ignoreCase = false)
    {
        switch (expected?.GetValueKind() ?? JsonValueKind.Null)
        {
            case JsonValueKind.Object when expected!.AsObject() is { Count: 1 } one && one.ContainsKey(Alternatives):
                CheckAlternatives(one[Alternatives]!.AsArray(), actual, path, ignoreCase);
                break;
            case JsonValueKind.Object:
                CheckObject(expected!.AsObject(), actual, path, ignoreCase);
                break;
            case JsonValueKind.Array:
                CheckArray(expected!.AsArray(), actual, path);
                break;
            case JsonValueKind.String:
                CheckText(expected!.GetValue<string>(), actual, path);
                break;
            case JsonValueKind.Number when actual?.GetValueKind() == JsonValueKind.Number && Number(expected!) == Number(actual):
                break;
            case var kind when kind is not JsonValueKind.Number && kind == (actual?.GetValueKind() ?? JsonValueKind.Null):
                break;
            default:
                throw Differs(path, Show(expected), actual);
        }
    }

    public void CheckText(string expected, JsonNode? actual, string path)
    {
        if (expected == "{{any}}")
        {
            return;
        }

        if (actual?.GetValueKind() != JsonValueKind.String)
        {
            throw Differs(path, expected, actual);
        }

        var text = session.Clean(actual.GetValue<string>());
        var same = Placeholders.ContainsAny(expected) ? Placeholders.Matches(expected, text, session.Run, session.Ids) : expected == text;
        if (!same)
        {
            throw Differs(path, expected, actual);
        }
    }

    private void CheckAlternatives(JsonArray alternatives, JsonNode? actual, string path, bool ignoreCase)
    {
        MismatchException? first = null;
        foreach (var alternative in alternatives)
        {
            try
            {
                Check(alternative, actual, path, ignoreCase);
                return;
            }
            catch (MismatchException e)
            {
                first ??= e;
            }
        }
        throw first!;
    }

    private void CheckObject(JsonObject expected, JsonNode? actual, string path, bool ignoreCase)
    {
        if (actual is not JsonObject found)
        {
            throw Differs(path, "an object", actual);
        }

        Func<string, string> fold = ignoreCase ? name => name.ToLowerInvariant() : name => name;
        var properties = found.ToDictionary(property => fold(property.Key), property => property.Value);
        var wanted = Wanted(expected, properties, fold);
        string[] missing = [.. wanted.Keys.Except(properties.Keys)], surplus = [.. properties.Keys.Except(wanted.Keys)];
        if (missing.Length + surplus.Length > 0)
        {
            throw new MismatchException(
                $"{path}: properties missing [{string.Join(", ", missing)}], unexpected [{string.Join(", ", surplus)}]");
        }

        foreach (var (name, value) in wanted)
        {
            Check(value, properties[name], $"{path}.{name}");
        }
    }

    /// <summary>A name that ends with ? is wanted only where it is found.</summary>
    private Dictionary<string, JsonNode?> Wanted(JsonObject expected, Dictionary<string, JsonNode?> found, Func<string, string> fold)
    {
        var wanted = new Dictionary<string, JsonNode?>();
        foreach (var (key, value) in expected)
        {
            var name = fold(key.Replace("{{run}}", session.Run, StringComparison.Ordinal));
            if (!name.EndsWith('?'))
            {
                wanted[name] = value;
            }
            else if (found.ContainsKey(name[..^1]))
            {
                wanted[name[..^1]] = value;
            }
        }
        return wanted;
    }

    private void CheckArray(JsonArray expected, JsonNode? actual, string path)
    {
        if (actual is not JsonArray found || found.Count != expected.Count)
        {
            throw Differs(path, $"an array of {expected.Count}", actual);
        }

        for (var i = 0; i < expected.Count; i++)
        {
            Check(expected[i], found[i], $"{path}[{i}]");
        }
    }

    /// <summary>Exact for the integers of the kit; 1 and 1.0 are one number.</summary>
    private static decimal Number(JsonNode node) => decimal.Parse(node.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture);

    private static MismatchException Differs(string path, string expected, JsonNode? actual) =>
        new($"{path}: expected {Shorten(expected)}, got {Shorten(Show(actual))}");

    private static string Show(JsonNode? node) => node?.ToJsonString() ?? "null";

    private static string Shorten(string text) => text.Length <= 300 ? text : text[..300] + "…";
}
