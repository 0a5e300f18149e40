using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

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
        catch (OptionsValidationException exception)
        {
            throw new BadSettingsException(OneLine(exception.Failures), exception);
        }
        catch (AggregateException exception) when (exception.InnerExceptions.All(fault => fault is OptionsValidationException))
        {
            throw new BadSettingsException(
                OneLine(exception.InnerExceptions.Cast<OptionsValidationException>().SelectMany(fault => fault.Failures)), exception);
        }
        catch (InvalidOperationException exception)
            when (exception.InnerException is FormatException or ArgumentException or OverflowException)
        {
            // The binder's message names the setting, its value and the type.
            throw new BadSettingsException(OneLine([exception.Message]), exception);
        }
    }

    private static string OneLine(IEnumerable<string> faults) => string.Join("; ", faults.Distinct()).ReplaceLineEndings(" ");
}
