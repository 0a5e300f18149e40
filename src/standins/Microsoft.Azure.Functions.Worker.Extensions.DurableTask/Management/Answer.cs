using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Management;

/// <summary>Writes the answers of the management API.</summary>
internal static class Answer
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Task EmptyAsync(HttpContext context, int statusCode)
    {
        context.Response.StatusCode = statusCode;
        return Task.CompletedTask;
    }

    public static async Task JsonAsync(HttpContext context, int statusCode, Action<Utf8JsonWriter> write)
    {
        context.Response.StatusCode = statusCode;
        context.Response.ContentType = "application/json; charset=utf-8";
        await using var writer = new Utf8JsonWriter(context.Response.BodyWriter, Options);
        write(writer);
    }

    public static Task TextAsync(HttpContext context, int statusCode, string text)
        => JsonAsync(context, statusCode, writer => writer.WriteStringValue(text));

    public static Task ErrorAsync(HttpContext context, int statusCode, string message, Exception? error = null)
        => JsonAsync(context, statusCode, writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("Message", message);
            if (error is not null)
            {
                writer.WriteString("ExceptionMessage", error.Message);
                writer.WriteString("ExceptionType", error.GetType().FullName);
                writer.WriteString("StackTrace", error.StackTrace ?? string.Empty);
            }

            writer.WriteEndObject();
        });
}
