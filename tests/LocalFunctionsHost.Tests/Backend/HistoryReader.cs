using DurableTask.Core.History;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;

namespace LocalFunctionsHost.Tests.Backend;

/// <summary>Makes events again of the JSON that a backend gives for a history.</summary>
internal static class HistoryReader
{
    private static readonly JsonSerializer Serializer = JsonSerializer.Create(new JsonSerializerSettings
    {
        ContractResolver = new PrivateSetters(),
        ConstructorHandling = ConstructorHandling.AllowNonPublicDefaultConstructor,
        DateTimeZoneHandling = DateTimeZoneHandling.Utc,
    });

    public static IReadOnlyList<HistoryEvent> Read(string json) =>
        [.. JsonConvert.DeserializeObject<JArray>(json, new JsonSerializerSettings { DateParseHandling = DateParseHandling.None })!.Select(Read)];

    private static HistoryEvent Read(JToken item)
    {
        var kind = item["EventType"]!.ToObject<EventType>();
        var type = typeof(HistoryEvent).Assembly.GetType($"{typeof(HistoryEvent).Namespace}.{kind}Event")
            ?? typeof(HistoryEvent).Assembly.GetType($"{typeof(HistoryEvent).Namespace}.{kind}", throwOnError: true)!;
        return (HistoryEvent)item.ToObject(type, Serializer)!;
    }

    private sealed class PrivateSetters : DefaultContractResolver
    {
        protected override JsonProperty CreateProperty(System.Reflection.MemberInfo member, MemberSerialization memberSerialization)
        {
            var property = base.CreateProperty(member, memberSerialization);
            property.Writable |= member is System.Reflection.PropertyInfo { SetMethod: not null };
            return property;
        }
    }
}
