using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Serialization;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Newtonsoft.Json.Linq;

namespace DurableTask.Sqlite.Storage;

/// <summary>
/// The framework's data as JSON in the file: what it declares as data members, by their names. What is kept apart or has no meaning for
/// the next process is left out: the inputs of runs, see <see cref="HubReader"/>, and what was replayed.
/// </summary>
internal static class Records
{
    private static readonly JsonSerializerOptions Options = new()
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { Declare } },
        Converters = { new FailureConverter(), new AnyValueConverter(), new TimeConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        IncludeFields = true,
        MaxDepth = 256,
    };

    /// <exception cref="NotSupportedException">It has an event that no history has.</exception>
    /// <exception cref="JsonException">It is nested too deep.</exception>
    public static byte[] Write<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Options);

    /// <exception cref="JsonException">It is no such record.</exception>
    public static T Read<T>(ReadOnlySpan<byte> record)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(record, Options) ?? throw new JsonException("A record is null.");
        }
        catch (NotSupportedException e)
        {
            throw new JsonException(e.Message, e);
        }
    }

    private static void Declare(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object || !type.Type.IsDefined(typeof(DataContractAttribute), inherit: false))
        {
            return;
        }

        if (type.Type == typeof(HistoryEvent))
        {
            type.PolymorphismOptions = Kinds();
        }

        // Constructors set what a record sets anyway, and few of them take all of it.
        type.CreateObject = type.Type.IsAbstract ? null : () => RuntimeHelpers.GetUninitializedObject(type.Type);
        var hasInputElsewhere = type.Type == typeof(ExecutionStartedEvent) || type.Type == typeof(OrchestrationState);
        foreach (var member in type.Properties.ToList())
        {
            if (!member.AttributeProvider!.IsDefined(typeof(DataMemberAttribute), inherit: true)
                || member.Name is nameof(HistoryEvent.IsPlayed) or nameof(HistoryEvent.EventType)
                || (hasInputElsewhere && member.Name == nameof(OrchestrationState.Input)))
            {
                type.Properties.Remove(member);
            }
            else if (member.AttributeProvider is PropertyInfo { SetMethod.IsPublic: false } property)
            {
                member.Set = property.SetValue;
            }
        }
    }

    // Snapshots are of a store that the framework has not written for years.
    private static JsonPolymorphismOptions Kinds()
    {
        var options = new JsonPolymorphismOptions { TypeDiscriminatorPropertyName = "Kind" };
        foreach (var kind in typeof(HistoryEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(HistoryEvent))
            && !type.IsAbstract && type != typeof(HistoryStateEvent)))
        {
            options.DerivedTypes.Add(new JsonDerivedType(kind, kind.Name));
        }

        return options;
    }

    /// <summary>A failure, which only its constructor can fill.</summary>
    private sealed class FailureConverter : JsonConverter<FailureDetails>
    {
        public override FailureDetails? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<Members>(ref reader, options) is { } of
                ? new(of.ErrorType, of.ErrorMessage, of.StackTrace, of.InnerFailure, of.IsNonRetriable, of.Properties)
                : null;

        public override void Write(Utf8JsonWriter writer, FailureDetails value, JsonSerializerOptions options) => JsonSerializer.Serialize(
            writer,
            new Members(
                value.ErrorType, value.ErrorMessage, value.StackTrace, value.InnerFailure, value.IsNonRetriable, value.Properties),
            options);

        private sealed record Members(
            string ErrorType,
            string ErrorMessage,
            string? StackTrace,
            FailureDetails? InnerFailure,
            bool IsNonRetriable,
            IDictionary<string, object?>? Properties);
    }

    /// <summary>A property of a failure: text, a number, a truth value, a list or map of them; anything else as it calls itself.</summary>
    private sealed class AnyValueConverter : JsonConverter<object>
    {
        public override object? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => reader.TokenType switch
        {
            JsonTokenType.Null => null,
            JsonTokenType.True => true,
            JsonTokenType.False => false,
            JsonTokenType.String => reader.GetString(),
            JsonTokenType.Number => reader.TryGetInt64(out var whole) ? (object)whole : reader.GetDouble(),
            JsonTokenType.StartArray => JsonSerializer.Deserialize<List<object?>>(ref reader, options),
            _ => JsonSerializer.Deserialize<Dictionary<string, object?>>(ref reader, options),
        };

        public override void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options)
        {
            var kept = value is (IConvertible or IList or IDictionary) and not JToken ? value : $"{value}";
            if (kept is double whole && double.IsInteger(whole) && Math.Abs(whole) < 1e15)
            {
                // With its point, so that it comes back as what it was.
                writer.WriteRawValue(whole.ToString("0.0", CultureInfo.InvariantCulture));
            }
            else
            {
                JsonSerializer.Serialize(writer, kept, kept.GetType(), options);
            }
        }
    }

    /// <summary>A time; one of the machine's own zone becomes UTC, the other two kinds are kept.</summary>
    private sealed class TimeConverter : JsonConverter<DateTime>
    {
        public override DateTime Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => reader.GetDateTime();

        public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Kind == DateTimeKind.Local ? value.ToUniversalTime() : value);
    }
}
