using Microsoft.Data.Sqlite;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage.Sqlite;

/// <summary>Builds the conditions of a listing; values are always parameters.</summary>
internal sealed class SqlFilter
{
    private readonly List<string> _conditions = ["1=1"];
    private readonly List<object> _values = [];

    public SqlFilter Prefix(string column, string? prefix)
        => string.IsNullOrEmpty(prefix)
            ? this
            : Add($"substr({column}, 1, length({{0}})) = {{0}}", prefix).Add($"{column} >= {{0}}", prefix);

    public SqlFilter AtLeast(string column, DateTime? time) => time is { } value ? Add($"{column} >= {{0}}", value.Ticks) : this;

    public SqlFilter AtMost(string column, DateTime? time) => time is { } value ? Add($"{column} <= {{0}}", value.Ticks) : this;

    public SqlFilter After(string column, string? id) => id is null ? this : Add($"{column} > {{0}}", id);

    public SqlFilter NotNull(string column, bool applies)
    {
        if (applies) _conditions.Add($"{column} IS NOT NULL");
        return this;
    }

    public SqlFilter OneOf(string column, IEnumerable<long>? numbers)
    {
        var list = numbers?.ToList();
        if (list is { Count: > 0 }) _conditions.Add($"{column} IN ({string.Join(", ", list)})");
        return this;
    }

    public SqliteCommand Command(SqliteConnection connection, string select, int limit)
    {
        var command = connection.CreateCommand();
        command.CommandText = $"{select} WHERE {string.Join(" AND ", _conditions)} ORDER BY id LIMIT {limit}";
        for (var index = 0; index < _values.Count; index++) command.Parameters.AddWithValue($"$p{index}", _values[index]);
        return command;
    }

    private SqlFilter Add(string condition, object value)
    {
        _conditions.Add(string.Format(System.Globalization.CultureInfo.InvariantCulture, condition, $"$p{_values.Count}"));
        _values.Add(value);
        return this;
    }
}
