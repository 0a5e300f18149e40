using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.History;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.DurableTask.Client;
using StandIns.Tests.Durable.Harness;

namespace StandIns.Tests.Durable;

public sealed class SqliteStoreTests
{
    [Fact]
    public async Task Commit_OfMany_StoresAll()
    {
        using var folder = new TempFolder();
        await using var store = new SqliteDurableStore(folder.Database);
        store.Open();

        await Task.WhenAll(Enumerable.Range(0, 500).Select(index => store.CommitAsync(Started($"run-{index:000}"))));

        Assert.Equal(500, store.ReadInstances(new InstanceQuery { IdPrefix = "run-", Limit = 1000 }).Count);
    }

    [Fact]
    public async Task Commit_InAGroupWithABadOne_FailsOnlyThatOneAndWhole()
    {
        using var folder = new TempFolder();
        await using var store = new SqliteDurableStore(folder.Database);
        store.Open();
        await store.CommitAsync(Message(7));
        var bad = Started("bad");
        bad.SentMessages.Add(Message(7).SentMessages[0]);

        var good = Enumerable.Range(0, 20).Select(index => store.CommitAsync(Started($"good-{index}"))).ToList();
        var failing = store.CommitAsync(bad);
        good.AddRange(Enumerable.Range(20, 20).Select(index => store.CommitAsync(Started($"good-{index}"))));
        await Task.WhenAll(good);

        await Assert.ThrowsAsync<DurableStoreException>(() => failing);
        Assert.Null(store.ReadInstance("bad"));
        Assert.Equal(40, store.ReadInstances(new InstanceQuery { IdPrefix = "good-" }).Count);
    }

    [Fact]
    public async Task Open_AfterClose_FindsWhatWasNotDone()
    {
        using var folder = new TempFolder();
        await using (var store = new SqliteDurableStore(folder.Database))
        {
            store.Open();
            await store.CommitAsync(Message(store.NextId()));
        }

        await using var second = new SqliteDurableStore(folder.Database);
        var work = second.Open();

        Assert.Equal("target", Assert.Single(work.Messages).Target);
        Assert.True(second.NextId() > work.Messages[0].Id);
    }

    [Fact]
    public async Task Open_BySecondOwner_SaysThatItIsInUse()
    {
        using var folder = new TempFolder();
        await using var first = new SqliteDurableStore(folder.Database);
        first.Open();
        await using var second = new SqliteDurableStore(folder.Database);

        var error = Assert.Throws<DurableStoreException>(() => second.Open());

        Assert.Contains("in use by another process", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_OfAFileThatIsNoDatabase_SaysSoAndLeavesIt()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.Database, new string('x', 5000));

        var error = Assert.Throws<DurableStoreException>(() => new SqliteDurableStore(folder.Database).Open());

        Assert.Contains("cannot be used", error.Message, StringComparison.Ordinal);
        Assert.Equal(new string('x', 5000), File.ReadAllText(folder.Database));
    }

    [Fact]
    public void Open_OfAnotherProgramsDatabase_SaysSoAndLeavesIt()
    {
        using var folder = new TempFolder();
        Execute(folder.Database, "CREATE TABLE theirs (x); INSERT INTO theirs VALUES (1);");

        var error = Assert.Throws<DurableStoreException>(() => new SqliteDurableStore(folder.Database).Open());

        Assert.Contains("another program", error.Message, StringComparison.Ordinal);
        Execute(folder.Database, "SELECT x FROM theirs");
    }

    [Fact]
    public async Task Open_OfADamagedDatabase_SaysSo()
    {
        using var folder = new TempFolder();
        await using (var store = new SqliteDurableStore(folder.Database))
        {
            store.Open();
            await Task.WhenAll(Enumerable.Range(0, 200).Select(index => store.CommitAsync(Started($"run-{index:000}"))));
        }

        Damage(folder.Database);

        var error = Assert.Throws<DurableStoreException>(() => new SqliteDurableStore(folder.Database).Open());

        Assert.Contains("It was left as it is", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_InAFolderThatCannotBe_SaysSo()
    {
        using var folder = new TempFolder();
        File.WriteAllText(Path.Combine(folder.Path, "file"), "x");

        var error = Assert.Throws<DurableStoreException>(() => new SqliteDurableStore(Path.Combine(folder.Path, "file", "durable.db")).Open());

        Assert.Contains("--data", error.Message, StringComparison.Ordinal);
    }

    private static Checkpoint Started(string id)
    {
        var checkpoint = new Checkpoint();
        checkpoint.Instances.Add(new InstanceRecord { Id = id, ExecutionId = "e", Name = "n", Status = OrchestrationRuntimeStatus.Running });
        checkpoint.AppendedEvents.Add(new Checkpoint.AppendedEvent(id, 0, new EpisodeStarted()));
        return checkpoint;
    }

    private static Checkpoint Message(long id)
    {
        var checkpoint = new Checkpoint();
        checkpoint.SentMessages.Add(new InboxMessage { Id = id, Target = "target", Event = new EventRaised("e", null) });
        return checkpoint;
    }

    private static void Damage(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        file.Position = 4096;
        file.Write(Enumerable.Repeat((byte)0xA5, (int)Math.Min(file.Length - 4096, 16384)).ToArray());
    }

    private static void Execute(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
