using Microsoft.Extensions.Options;

namespace LocalFunctionsHost.Worker;

/// <summary>Says in one line why an app did not start.</summary>
internal static class StartFailure
{
    public static FunctionsHostStartException Of(Exception exception) =>
        exception as FunctionsHostStartException ?? new FunctionsHostStartException(Describe(exception).ReplaceLineEndings(" "), exception);

    private static string Describe(Exception exception) => exception switch
    {
        OptionsValidationException invalid => $"Settings are not valid: {string.Join(" ", invalid.Failures)}",
        AggregateException { InnerExceptions: [var only] } => Describe(only),
        System.Reflection.TargetInvocationException { InnerException: { } inner } => Describe(inner),
        _ => $"The app does not start: {exception.Message}",
    };
}
