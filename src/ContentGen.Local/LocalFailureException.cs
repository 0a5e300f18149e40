namespace ContentGen.Local;

/// <summary>Ends the command with one line on stderr. The message says what is wrong and what to do.</summary>
/// <param name="exitCode">One of <see cref="ExitCode"/>.</param>
public sealed class LocalFailureException(string message, int exitCode, Exception? innerException = null)
    : Exception(message, innerException)
{
    public int ExitCode { get; } = exitCode;

    public static LocalFailureException Usage(string message, Exception? cause = null) => new(message, Local.ExitCode.BadUsage, cause);

    /// <summary>Ended by Ctrl+C, or by SIGTERM, which then decides about the exit code.</summary>
    public static LocalFailureException Interrupted(string message, Exception cause) => new(message, Local.ExitCode.Interrupted, cause);

    public static LocalFailureException NothingDelivered(string message, Exception? cause = null) =>
        new(message, Local.ExitCode.NothingDelivered, cause);
}

/// <summary>What the process answers its caller with.</summary>
public static class ExitCode
{
    /// <summary>A brief was delivered, or serving ended as asked.</summary>
    public const int Delivered = 0;

    /// <summary>Nothing was delivered.</summary>
    public const int NothingDelivered = 1;

    /// <summary>Ctrl+C while a brief was made, as shells have it.</summary>
    public const int Interrupted = 130;

    /// <summary>SIGTERM while a brief was made.</summary>
    public const int Terminated = 143;

    /// <summary>The command line, or a file that it names, cannot be used; nothing was started.</summary>
    public const int BadUsage = 2;
}
