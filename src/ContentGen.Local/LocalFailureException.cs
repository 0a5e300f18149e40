namespace ContentGen.Local;

/// <summary>Ends the command with one line on stderr. The message says what is wrong and what to do.</summary>
/// <param name="exitCode">One of <see cref="ExitCode"/>.</param>
public sealed class LocalFailureException(string message, int exitCode, Exception? innerException = null)
    : Exception(message, innerException)
{
    public int ExitCode { get; } = exitCode;

    public static LocalFailureException Usage(string message, Exception? cause = null) => new(message, Local.ExitCode.BadUsage, cause);

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

    /// <summary>The command line, or a file that it names, cannot be used; nothing was started.</summary>
    public const int BadUsage = 2;
}
