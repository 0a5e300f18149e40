namespace ContentGen.Local;

/// <summary>Ends the command with one line on stderr. The message says what is wrong and what to do.</summary>
/// <param name="exitCode">One of <see cref="ExitCode"/>.</param>
public sealed class LocalFailureException(string message, int exitCode, Exception? innerException = null) : Exception(message, innerException)
{
    public int ExitCode { get; } = exitCode;

    public static LocalFailureException Usage(string message, Exception? cause = null) => new(message, Local.ExitCode.BadUsage, cause);

    public static LocalFailureException NothingDelivered(string message, Exception? cause = null) =>
        new(message, Local.ExitCode.NothingDelivered, cause);
}
