namespace ContentGen.News.FullText;

/// <summary>
/// What a site's robots.txt lets us read (RFC 9309): the rules for our name, or else those for everybody; the longest that fits.
/// </summary>
internal sealed class RobotsFile(IEnumerable<(string Path, bool IsAllowed)> rules)
{
    private const string Everybody = "*";

    /// <summary>The file of a site that has none.</summary>
    public static RobotsFile AllowsAll { get; } = new([]);

    /// <summary>The file of a site that cannot be asked.</summary>
    public static RobotsFile AllowsNothing { get; } = new([("/", false)]);

    /// <param name="name">Our name, in lower case.</param>
    public static RobotsFile Read(string text, string name)
    {
        var rules = new Dictionary<string, List<(string, bool)>> { [name] = [], [Everybody] = [] };
        var (agents, isOpen, isNamed) = (new HashSet<string>(), false, false);
        foreach (var (field, value) in text.Split('\n').Select(Line))
        {
            if (field == "user-agent")
            {
                agents = isOpen ? agents : [];
                agents.UnionWith(rules.Keys.Where(agent => agent.Equals(value, StringComparison.OrdinalIgnoreCase)));
                isNamed |= agents.Contains(name);
                isOpen = true;
            }
            else if (field is "allow" or "disallow")
            {
                foreach (var agent in agents.Where(_ => value.Length > 0))
                {
                    rules[agent].Add((value, field == "allow"));
                }

                isOpen = false;
            }
        }

        return new(rules[isNamed ? name : Everybody]);
    }

    /// <param name="path">Path and query of an address.</param>
    public bool Allows(string path) => rules
        .Where(rule => Fits(rule.Path, path))
        .OrderByDescending(rule => rule.Path.Length)
        .ThenByDescending(rule => rule.IsAllowed)
        .Select(rule => rule.IsAllowed)
        .FirstOrDefault(true);

    private static (string Field, string Value) Line(string line)
    {
        var text = line.Split('#')[0];
        var colon = text.IndexOf(':');
        return colon < 0 ? ("", "") : (text[..colon].Trim().ToLowerInvariant(), text[(colon + 1)..].Trim());
    }

    // The earliest place of each part leaves most room for the next; only the last one may have to be the end.
    private static bool Fits(string rule, string path)
    {
        var parts = rule.TrimEnd('$').Split('*');
        var at = 0;
        foreach (var (index, part) in parts.Index())
        {
            var found = path.IndexOf(part, at, StringComparison.Ordinal);
            if (found < 0 || (index == 0 && found > 0))
            {
                return false;
            }

            at = found + part.Length;
        }

        return !rule.EndsWith('$') || at == path.Length || (parts.Length > 1 && path.EndsWith(parts[^1], StringComparison.Ordinal));
    }
}
