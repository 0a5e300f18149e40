using Microsoft.Extensions.Options;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>
/// Lets a program that is only <c>Build().Run()</c> end with one line on stderr and exit code 1 when the host cannot start,
/// while a program that catches the exception of <c>StartAsync</c> decides for itself.
/// </summary>
internal static class StartFailures
{
    private static int _registered;

    public static void ReportUnhandled()
    {
        if (Interlocked.Exchange(ref _registered, 1) == 0)
            AppDomain.CurrentDomain.UnhandledException += (_, e) => Report(e.ExceptionObject as Exception);
    }

    /// <returns>Null for exceptions that are not about starting.</returns>
    public static string? Describe(Exception? exception) => exception switch
    {
        FunctionsHostStartException failure => failure.Message,
        OptionsValidationException invalid => $"Settings are not valid: {string.Join(" ", invalid.Failures)}",
        AggregateException { InnerExceptions: [var only] } => Describe(only),
        _ => null,
    };

    private static void Report(Exception? exception)
    {
        if (Describe(exception) is not { } line)
            return;
        Console.Error.WriteLine(line.ReplaceLineEndings(" "));
        // Leaving here keeps the runtime from printing the stack trace and dumping core.
        Environment.Exit(1);
    }
}
