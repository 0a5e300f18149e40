using ContentGen.Agents;
namespace ContentGen.Local.Progress;

/// <summary>A line for each change, for output that is no terminal.</summary>
internal sealed class PlainProgress(TextWriter output) : IProgressView
{
    private readonly Dictionary<string, string> _shown = [];

    public void Show(ProgressBoard board, TimeSpan elapsed)
    {
        foreach (var row in board.Rows)
        {
            var text = ProgressText.Describe(row);
            var isNews = _shown.TryGetValue(row.Name, out var before) ? before != text : row.State != AgentState.Waiting;
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
