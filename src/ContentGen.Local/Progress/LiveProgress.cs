using ContentGen.Orchestration;
using ContentGen.Sections;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace ContentGen.Local.Progress;

/// <summary>Bars that move in place, for a terminal.</summary>
internal sealed class LiveProgress : IProgressView
{
    private readonly ProgressBar _bar = new();
    private readonly TaskCompletionSource _ended = new();
    private readonly TaskCompletionSource<LiveDisplayContext> _display = new();
    private readonly Task _live;

    public LiveProgress(IAnsiConsole console)
    {
        _live = console.Live(new Text("Starting…")).StartAsync(async context =>
        {
            _display.SetResult(context);
            await _ended.Task;
        });
    }

    public void Show(ProgressBoard board, TimeSpan elapsed)
    {
        var display = _display.Task.GetAwaiter().GetResult();
        display.UpdateTarget(Draw(board, elapsed));
        display.Refresh();
    }

    public void Dispose()
    {
        _ended.TrySetResult();
        _live.GetAwaiter().GetResult();
    }

    private Rows Draw(ProgressBoard board, TimeSpan elapsed)
    {
        var lines = new List<IRenderable>();
        foreach (var pair in board.Rows.GroupBy(row => row.Pair))
        {
            lines.AddRange(pair.Select((row, index) => DrawRow(row, Bracket(index, pair.Count()), elapsed)));
        }

        lines.Add(new Text($"{board.Percentage,3} %  {ProgressText.Seconds(elapsed)}  {board.State.ToString().ToLowerInvariant()}"));
        return new Rows(lines);
    }

    private static char Bracket(int index, int count) => index == 0 ? '┌' : index == count - 1 ? '└' : '│';

    private Markup DrawRow(ProgressRow row, char bracket, TimeSpan elapsed) => new(
        $"[grey]{bracket}[/] {row.Name.PadRight(ProgressText.NameWidth)} [{Colour(row)}]{_bar.Draw(row, elapsed)}[/] "
        + Markup.Escape(ProgressText.Describe(row)))
    {
        Overflow = Overflow.Ellipsis,
    };

    private static string Colour(ProgressRow row) => row switch
    {
        { State: AgentState.Waiting } => "grey",
        { State: AgentState.Retrying } => "yellow",
        { State: AgentState.Completed, Source: null or SectionSource.Live or SectionSource.Cached } => "green",
        { HasEnded: true, Source: SectionSource.Missing } => "red",
        { HasEnded: true } => "yellow",
        _ => "blue",
    };
}
