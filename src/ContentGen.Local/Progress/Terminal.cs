using Spectre.Console;

namespace ContentGen.Local.Progress;

/// <summary>Where the command writes, and whether a person's terminal is there.</summary>
/// <param name="Output">Standard output.</param>
/// <param name="Width">Columns to wrap text at.</param>
/// <param name="IsInteractive">True when bars can be drawn in place.</param>
internal sealed record Terminal(TextWriter Output, int Width, bool IsInteractive)
{
    private const int UsualWidth = 80;
    private const int WidestText = 100;

    /// <summary>Standard output as it is now; plain when it is redirected, when the terminal is dumb or when NO_COLOR is set.</summary>
    public static Terminal Standard()
    {
        var isInteractive = !Console.IsOutputRedirected
            && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            && Environment.GetEnvironmentVariable("TERM") != "dumb";
        return new Terminal(Console.Out, isInteractive ? Math.Clamp(Console.WindowWidth, 40, WidestText) : UsualWidth, isInteractive);
    }

    public IProgressView NewProgress() => IsInteractive ? new LiveProgress(NewConsole()) : new PlainProgress(Output);

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
