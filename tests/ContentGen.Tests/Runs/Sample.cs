using System.Collections;
using System.Text.Json;

namespace ContentGen.Tests.Runs;

/// <summary>Makes a value of any record with every property set to something that is not its default.</summary>
internal static class Sample
{
    private static readonly DateTime Moment = new(2026, 3, 2, 7, 0, 0, 123, DateTimeKind.Utc);

    private static readonly Dictionary<Type, object> Plain = new()
    {
        [typeof(string)] = "Dürren & \"Fluten\" 晴れ 😀",
        [typeof(bool)] = true,
        [typeof(int)] = 7,
        [typeof(long)] = 7_000_000_000_000L,
        [typeof(double)] = 0.125,
        [typeof(decimal)] = 0.0125m,
        [typeof(DateTime)] = Moment,
        [typeof(DateTimeOffset)] = new DateTimeOffset(Moment),
        [typeof(DateOnly)] = DateOnly.FromDateTime(Moment),
        [typeof(TimeSpan)] = TimeSpan.FromMilliseconds(90_500),
        [typeof(Uri)] = new Uri("https://news.example/a?b=1"),
        [typeof(JsonElement)] = JsonSerializer.SerializeToElement(new { a = 1 }),
    };

    public static object Of(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (Plain.TryGetValue(type, out var plain))
        {
            return plain;
        }

        if (type.IsEnum)
        {
            return Enum.GetValues(type).Cast<object>().Last();
        }

        if (type.IsArray)
        {
            return ListOf(type.GetElementType()!);
        }

        if (type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type))
        {
            var arguments = type.GetGenericArguments();
            return arguments.Length == 2 ? DictionaryOf(arguments) : type.IsInterface ? ListOf(arguments[0]) : Filled(type, arguments[0]);
        }

        return RecordOf(type);
    }

    private static Array ListOf(Type element)
    {
        var list = Array.CreateInstance(element, 1);
        list.SetValue(Of(element), 0);
        return list;
    }

    private static object Filled(Type type, Type element)
    {
        var list = Activator.CreateInstance(type)!;
        type.GetMethod("Add", [element])!.Invoke(list, [Of(element)]);
        return list;
    }

    private static IDictionary DictionaryOf(Type[] arguments)
    {
        var dictionary = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(arguments))!;
        dictionary.Add(Of(arguments[0]), Of(arguments[1]));
        return dictionary;
    }

    private static object RecordOf(Type type)
    {
        var constructor = type.GetConstructors().OrderByDescending(candidate => candidate.GetParameters().Length).First();
        var record = constructor.Invoke([.. constructor.GetParameters().Select(parameter => Of(parameter.ParameterType))]);
        HashSet<string?> given = [.. constructor.GetParameters().Select(parameter => parameter.Name)];
        foreach (var property in type.GetProperties().Where(property => property.CanWrite && !given.Contains(property.Name)))
        {
            property.SetValue(record, Of(property.PropertyType));
        }

        return record;
    }
}
