using Spectre.Console;

namespace ContentGen.Local.Progress;

/// <summary>Where the command writes, and whether a person's terminal is there.</summary>
/// <param name="Output">Standard output.</param>
/// <param name="Width">Columns to wrap text at.</param>
/// <param name="IsInteractive">True when bars can be drawn in place.</param>
internal sealed record Terminal(TextWriter Output, int Width, bool IsInteractive)
{
    private const int UsualWidth = 80;
    private const int NarrowestText = 60;
    private const int WidestText = 100;

    /// <summary>Standard output as it is now; plain when it is redirected, when the terminal is dumb or when NO_COLOR is set.</summary>
    /// <param name="plain">True when other lines will come between, so that nothing can be drawn in place.</param>
    public static Terminal Standard(bool plain)
    {
        var isInteractive = !plain
            && !Console.IsOutputRedirected
            && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            && Environment.GetEnvironmentVariable("TERM") != "dumb";
        return new Terminal(Console.Out, isInteractive ? WindowWidth() : UsualWidth, isInteractive);
    }

    public IProgressView NewProgress() => IsInteractive ? new LiveProgress(NewConsole(), Width) : new PlainProgress(Output);

    // Some terminals do not know their width and say 0.
    private static int WindowWidth() => Console.WindowWidth > 0 ? Math.Clamp(Console.WindowWidth, NarrowestText, WidestText) : UsualWidth;

    private IAnsiConsole NewConsole()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.Standard,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(Output),
        });
        console.Profile.Width = Width;
        return console;
    }
}

internal static class OutputLines
{
    public static void WriteLines(this TextWriter output, IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            output.WriteLine(line);
        }
    }
}
