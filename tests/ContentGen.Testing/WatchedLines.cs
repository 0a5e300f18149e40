using System.Text.RegularExpressions;

namespace ContentGen.Testing;

/// <summary>The lines that a program writes, kept and waited for.</summary>
public sealed class WatchedLines
{
    private readonly List<string> _lines = [];
    private readonly List<(Regex Pattern, TaskCompletionSource<Match> Found)> _awaited = [];

    public IReadOnlyList<string> All
    {
        get
        {
            lock (_awaited)
            {
                return [.. _lines];
            }
        }
    }

    public override string ToString() => string.Join('\n', All);

    /// <param name="line">Null for the end.</param>
    public void Add(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_awaited)
        {
            _lines.Add(line);
            foreach (var (pattern, found) in _awaited)
            {
                if (pattern.Match(line) is { Success: true } match)
                {
                    found.TrySetResult(match);
                }
            }
        }
    }

    /// <summary>The first line that matches, of those that are there and those that come.</summary>
    public Task<Match> FirstAsync(string pattern)
    {
        var regex = new Regex(pattern);
        var found = new TaskCompletionSource<Match>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_awaited)
        {
            if (_lines.Select(line => regex.Match(line)).FirstOrDefault(match => match.Success) is { } before)
            {
                found.SetResult(before);
            }
            else
            {
                _awaited.Add((regex, found));
            }
        }

        return found.Task;
    }
}
