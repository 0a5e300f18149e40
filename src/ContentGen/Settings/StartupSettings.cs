namespace ContentGen.Settings;

/// <summary>A setting is wrong. The message is one line that names it and says what to do.</summary>
public sealed class BadSettingsException(string message, Exception? innerException = null) : Exception(message, innerException);

/// <summary>
/// Checks every setting before the host starts: a host that fails to start writes the exception with its stack to the log.
/// </summary>
internal static class StartupSettings
{
    /// <exception cref="BadSettingsException">A setting is wrong, or cannot be read as its type.</exception>
    public static void Check(IServiceProvider services)
    {
        try
        {
            services.GetService<IStartupValidator>()?.Validate();
        }
        catch (Exception exception) when (FaultsOf(exception) is { Length: > 0 } faults)
        {
            throw new BadSettingsException(string.Join("; ", faults.Distinct()).ReplaceLineEndings(" "), exception);
        }
    }

    private static string[] FaultsOf(Exception exception) => exception switch
    {
        OptionsValidationException invalid => [.. invalid.Failures],
        AggregateException several when several.InnerExceptions.All(fault => fault is OptionsValidationException) =>
            [.. several.InnerExceptions.SelectMany(FaultsOf)],
        // The binder's message names the setting, its value and the type.
        InvalidOperationException { InnerException: FormatException or ArgumentException or OverflowException } => [exception.Message],
        _ => [],
    };
}
