using ContentGen.Agents;
using ContentGen.Runs;
using ContentGen.Sections;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace ContentGen.Local.Progress;

/// <summary>Shows how far a run is.</summary>
internal interface IProgressView : IDisposable
{
    /// <param name="elapsed">Time since the run was accepted.</param>
    void Show(RunStatus status, TimeSpan elapsed);
}

/// <summary>A line for each change, for output that is no terminal.</summary>
internal sealed class PlainProgress(TextWriter output) : IProgressView
{
    private readonly Dictionary<string, string> _shown = [];

    public void Show(RunStatus status, TimeSpan elapsed)
    {
        foreach (var row in status.Agents)
        {
            var text = ProgressText.Describe(row);
            var isNews = _shown.TryGetValue(row.Name, out var before) ? before != text : row.Status != AgentState.Waiting;
            _shown[row.Name] = text;
            if (isNews)
            {
                output.WriteLine($"{ProgressText.Seconds(elapsed),8}  {row.Name.PadRight(ProgressText.NameWidth)} {text}");
            }
        }
    }

    public void Dispose()
    {
    }
}

/// <summary>Bars that move in place, for a terminal.</summary>
internal sealed class LiveProgress : IProgressView
{
    private readonly int _textWidth;
    private readonly ProgressBar _bar = new();
    private readonly TaskCompletionSource _ended = new();
    private readonly TaskCompletionSource<LiveDisplayContext> _display = new();
    private readonly Task _live;

    /// <param name="width">Columns of the terminal; a row never takes more than one line.</param>
    public LiveProgress(IAnsiConsole console, int width)
    {
        _textWidth = width - ProgressText.NameWidth - ProgressBar.Width - "┌   ".Length - 1;
        _live = console.Live(new Spectre.Console.Text("Starting…")).StartAsync(async context =>
        {
            _display.SetResult(context);
            await _ended.Task;
        });
    }

    public void Show(RunStatus status, TimeSpan elapsed)
    {
        var display = _display.Task.GetAwaiter().GetResult();
        display.UpdateTarget(Draw(status, elapsed));
        display.Refresh();
    }

    public void Dispose()
    {
        _ended.TrySetResult();
        _live.GetAwaiter().GetResult();
    }

    private Rows Draw(RunStatus status, TimeSpan elapsed)
    {
        var lines = new List<IRenderable>();
        foreach (var pair in status.Agents.GroupBy(row => PairOf(row.Name)))
        {
            lines.AddRange(pair.Select((row, index) => DrawRow(row, Bracket(index, pair.Count()), elapsed)));
        }

        var state = status.Status.ToString().ToLowerInvariant();
        lines.Add(new Spectre.Console.Text($"{status.Progress.Percentage,3} %  {ProgressText.Seconds(elapsed)}  {state}"));
        return new Rows(lines);
    }

    /// <returns>1 to 3; the audio is made beside the last pair.</returns>
    internal static int PairOf(string line) => AgentPlan.Entries.FirstOrDefault(entry => entry.Name == line)?.Pair ?? 3;

    private static char Bracket(int index, int count) => index == 0 ? '┌' : index == count - 1 ? '└' : '│';

    private Markup DrawRow(AgentProgress row, char bracket, TimeSpan elapsed) => new(
        $"[grey]{bracket}[/] {row.Name.PadRight(ProgressText.NameWidth)} [{Colour(row)}]{_bar.Draw(row, elapsed)}[/] "
        + Markup.Escape(Fit(ProgressText.Describe(row))));

    private string Fit(string text) => text.Length <= _textWidth ? text : text[..(_textWidth - 1)] + "…";

    private static string Colour(AgentProgress row) => row switch
    {
        { Status: AgentState.Waiting } => "grey",
        { Status: AgentState.Retrying } => "yellow",
        { Status: AgentState.Completed, Source: null or SectionSource.Live or SectionSource.Cached } => "green",
        { HasEnded: true, Source: SectionSource.Missing } => "red",
        { HasEnded: true } => "yellow",
        _ => "blue",
    };
}

/// <summary>How full an agent's bar is. Nobody knows how long a model will take, so a running bar slows down and never fills.</summary>
internal sealed class ProgressBar
{
    public const int Width = 20;

    private static readonly TimeSpan HalfTime = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, TimeSpan> _begun = [];

    public string Draw(AgentProgress row, TimeSpan elapsed)
    {
        var filled = (int)Math.Round(Fraction(row, elapsed) * Width);
        return new string('━', filled) + new string('─', Width - filled);
    }

    private double Fraction(AgentProgress row, TimeSpan elapsed)
    {
        if (row.HasEnded)
        {
            return 1;
        }

        if (row.Status == AgentState.Waiting)
        {
            return 0;
        }

        _begun.TryAdd(row.Name, elapsed);
        return 0.95 * (1 - Math.Pow(0.5, (elapsed - _begun[row.Name]) / HalfTime));
    }
}
