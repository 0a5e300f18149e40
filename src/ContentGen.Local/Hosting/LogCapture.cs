using System.Text;

namespace ContentGen.Local.Hosting;

/// <summary>
/// Keeps the app's console output away from the command's own: into a file of the data folder, or onto stderr when verbose.
/// </summary>
internal sealed class LogCapture : IDisposable
{
    private readonly TextWriter _out = Console.Out;
    private readonly TextWriter _error = Console.Error;
    private readonly TextWriter? _file;

    private LogCapture(TextWriter target, TextWriter? file)
    {
        _file = file;
        Console.SetOut(target);
        Console.SetError(target);
    }

    public static LogCapture ToFile(string path)
    {
        var file = TextWriter.Synchronized(new StreamWriter(path, append: true, new UTF8Encoding(false)) { AutoFlush = true });
        return new LogCapture(file, file);
    }

    public static LogCapture ToStandardError() => new(Console.Error, null);

    public void Dispose()
    {
        Console.SetOut(_out);
        Console.SetError(_error);
        _file?.Dispose();
    }
}
