using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace ContentGen.Benchmarks.Limits;

/// <summary>How fast SQLite by itself stores the same rows in WAL mode with <c>synchronous=FULL</c>, on the same disk.</summary>
internal sealed class SqliteLimit : IDisposable
{
    private const int CheckpointsInGroup = 512;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _instance;
    private readonly SqliteCommand _event;
    private readonly SqliteCommand _item;
    private readonly SqliteCommand _done;
    private readonly string _folder;
    private long _run;
    private long _sequence;

    public SqliteLimit(string folder)
    {
        _folder = Directory.CreateDirectory(Path.Combine(folder, Guid.NewGuid().ToString("N"))).FullName;
        _connection = new SqliteConnection($"Data Source={Path.Combine(_folder, "limit.db")};Pooling=False");
        _connection.Open();
        Execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-16000; PRAGMA wal_autocheckpoint=4000;");
        Execute("CREATE TABLE instances (id TEXT PRIMARY KEY, value TEXT)");
        Execute("CREATE TABLE history (id TEXT, sequence INTEGER, event BLOB, PRIMARY KEY (id, sequence)) WITHOUT ROWID");
        Execute("CREATE TABLE items (id INTEGER PRIMARY KEY, value TEXT)");
        _instance = Prepare("INSERT INTO instances VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET value=excluded.value");
        _event = Prepare("INSERT INTO history VALUES ($1, $3, $2)");
        _item = Prepare("INSERT INTO items VALUES ($3, $2)");
        _done = Prepare("DELETE FROM items WHERE id=$3");
    }

    /// <summary>Commits of one checkpoint each, one after the other.</summary>
    public IReadOnlyList<TimeSpan> Commits(RunShape shape, int count)
    {
        var times = new List<TimeSpan>();
        for (var commit = 0; commit < count; commit++)
        {
            var start = Stopwatch.GetTimestamp();
            Transaction(() => Run(shape));
            times.Add(Stopwatch.GetElapsedTime(start));
        }

        return times;
    }

    /// <summary>Runs a second when 512 checkpoints share a commit and nothing is done but storing.</summary>
    public double RunsPerSecond(RunShape shape)
    {
        var runsInGroup = Math.Max(1, CheckpointsInGroup / shape.Checkpoints);
        var runs = 0;
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < Patience)
        {
            Transaction(() =>
            {
                for (var run = 0; run < runsInGroup; run++)
                {
                    Run(shape);
                }
            });
            runs += runsInGroup;
        }

        return runs / watch.Elapsed.TotalSeconds;
    }

    public void Dispose()
    {
        foreach (var command in new[] { _instance, _event, _item, _done })
        {
            command.Dispose();
        }

        _connection.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private void Run(RunShape shape)
    {
        var id = $"{++_run:x32}";
        for (var checkpoint = 0; checkpoint < shape.Checkpoints; checkpoint++)
        {
            Execute(_instance, id, RunShape.InstanceBytes);
        }

        for (var row = 0; row < shape.Events; row++)
        {
            Execute(_event, id, RunShape.EventBytes);
        }

        for (var item = 0; item < shape.Items; item++)
        {
            Execute(_item, id, RunShape.ItemBytes);
            _done.Parameters[2].Value = _sequence;
            _done.ExecuteNonQuery();
        }
    }

    private void Transaction(Action action)
    {
        Execute("BEGIN IMMEDIATE");
        action();
        Execute("COMMIT");
    }

    private void Execute(SqliteCommand command, string id, int bytes)
    {
        command.Parameters[0].Value = id;
        command.Parameters[1].Value = new string('x', bytes);
        command.Parameters[2].Value = ++_sequence;
        command.ExecuteNonQuery();
    }

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private SqliteCommand Prepare(string sql)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in new[] { "$1", "$2", "$3" })
        {
            command.Parameters.AddWithValue(name, "");
        }

        return command;
    }
}
