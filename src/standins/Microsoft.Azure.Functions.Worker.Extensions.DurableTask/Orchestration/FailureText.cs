using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.DurableTask;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Orchestration;

/// <summary>Turns exceptions into what is stored of them.</summary>
internal static class FailureText
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TaskFailureDetails Describe(Exception exception) => exception switch
    {
        // The genuine worker stumbles over the missing details and reports that.
        TaskFailedException { FailureDetails: null } => Describe(new NullReferenceException()),
        TaskFailedException failed => Describe(failed, failed.FailureDetails),
        _ => Describe(exception, exception.InnerException is { } inner ? Describe(inner) : null),
    };

    /// <summary>What the status shows as the output of a failed orchestration.</summary>
    public static string Output(TaskFailureDetails failure) => $"{failure.ErrorType}: {failure.ErrorMessage}";

    /// <summary>What the history gives as the reason of a failed activity.</summary>
    public static string Unhandled(string function) => $"Function '{function}' failed with an unhandled exception.";

    /// <summary>The output of an orchestration whose function could not be run to its end; it has no failure details.</summary>
    public static string CouldNotRun(string message, string? details) => JsonSerializer.Serialize(new { message, details }, Relaxed);

    private static TaskFailureDetails Describe(Exception exception, TaskFailureDetails? inner)
        => new(exception.GetType().ToString(), exception.Message, exception.StackTrace, inner, null);
}
