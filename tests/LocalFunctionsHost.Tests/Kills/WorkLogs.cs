using LocalFunctionsHost.Tests.Backend.Reference;

namespace LocalFunctionsHost.Tests.Kills;

/// <summary>What the outside world saw of the activities.</summary>
internal sealed class WorkLogs(string folder)
{
    private readonly Dictionary<string, int> _executions = Count(folder, "executions.log");
    private readonly Dictionary<string, int> _effects = Count(folder, "effects.log");

    public int Executions => _executions.Values.Sum();

    public int Effects => _effects.Count;

    /// <param name="deaths">Each loses one execution of a key at most.</param>
    public IEnumerable<string> Faults(IEnumerable<Expectation> expected, int deaths)
    {
        var known = expected.SelectMany(one => one.Works).ToDictionary();
        foreach (var key in _executions.Keys.Except(known.Keys))
        {
            yield return $"{key} should not be executed";
        }

        foreach (var (key, (least, most)) in known)
        {
            var (executions, effects) = (_executions.GetValueOrDefault(key), _effects.GetValueOrDefault(key));
            if (executions < least || executions > most + deaths)
            {
                yield return $"{key} was executed {executions} times, not {least} to {most}";
            }

            if (effects > 1)
            {
                yield return $"{key} took effect {effects} times";
            }
        }
    }

    /// <summary>Executions beyond those that a life without deaths needs.</summary>
    public int Repeated(IEnumerable<Expectation> expected) =>
        expected.SelectMany(one => one.Works).Sum(work => Math.Max(0, _executions.GetValueOrDefault(work.Key) - work.Value.Most));

    private static Dictionary<string, int> Count(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        return File.Exists(path) ? File.ReadLines(path).CountBy(key => key).ToDictionary() : [];
    }
}
