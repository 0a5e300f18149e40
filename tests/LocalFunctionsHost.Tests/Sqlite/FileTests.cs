using DurableTask.Core;
using DurableTask.Core.History;
using DurableTask.Sqlite;
using LocalFunctionsHost.Tests.Backend;
using Microsoft.Data.Sqlite;

namespace LocalFunctionsHost.Tests.Sqlite;

/// <summary>Files that cannot be used: each is refused by one line that names the file and says what to do.</summary>
public sealed class FileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Path => System.IO.Path.Combine(_folder.Path, "hub.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Open_WhileAnotherServiceHasTheFile_NamesItsProcess()
    {
        await using var first = Service();
        await first.CreateIfNotExistsAsync();
        await using var second = Service();

        var refusal = await RefusalAsync(second);

        Assert.Contains($"process {Environment.ProcessId}", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_AfterTheOtherServiceClosedTheFile_Works()
    {
        await using (var first = Service())
        {
            await first.CreateIfNotExistsAsync();
        }

        await using var second = Service();

        await second.CreateIfNotExistsAsync();
    }

    [Fact]
    public async Task Open_OfTextThatIsNoDatabase_SaysSo()
    {
        await File.WriteAllTextAsync(Path, new string('x', 5000));
        await using var service = Service();

        Assert.Contains("is not a database", await RefusalAsync(service), StringComparison.Ordinal);
        Assert.Equal(new string('x', 5000), await File.ReadAllTextAsync(Path));
    }

    [Fact]
    public async Task Open_OfADatabaseOfAnotherProgram_LeavesItAlone()
    {
        using (var other = new SqliteConnection($"Data Source={Path};Pooling=False"))
        {
            other.Open();
            using var command = other.CreateCommand();
            command.CommandText = "CREATE TABLE theirs (x)";
            command.ExecuteNonQuery();
        }

        await using var service = Service();

        Assert.Contains("belongs to another program", await RefusalAsync(service), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_OfALaterFormat_NamesBothFormats()
    {
        await MakeAsync();
        using (var connection = new SqliteConnection($"Data Source={Path};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA user_version = 99";
            command.ExecuteNonQuery();
        }

        await using var service = Service();

        Assert.Contains("has the format 99", await RefusalAsync(service), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_OfAFileWithoutItsEnd_SaysSo()
    {
        await MakeAsync();
        using (var stream = new FileStream(Path, FileMode.Open))
        {
            stream.SetLength(stream.Length / 2);
        }

        await using var service = Service();

        Assert.Contains("is damaged", await RefusalAsync(service), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_BelowAFileInsteadOfAFolder_SaysSo()
    {
        await File.WriteAllTextAsync(System.IO.Path.Combine(_folder.Path, "file"), "");
        await using var service = new SqliteOrchestrationService(new SqliteOrchestrationServiceSettings
        {
            File = System.IO.Path.Combine(_folder.Path, "file", "hub.db"),
        });

        Assert.Contains("cannot be used", await RefusalAsync(service, "hub.db"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("hub.db")]
    public void Settings_WithoutAFullPath_NameTheSetting(string file)
    {
        var error = Assert.Throws<ArgumentException>(
            () => new SqliteOrchestrationService(new SqliteOrchestrationServiceSettings { File = file }));

        Assert.StartsWith("File ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delete_AfterARun_LeavesAnEmptyHub()
    {
        await using var service = Service();
        await service.CreateTaskOrchestrationAsync(NewRun("run"));

        await service.DeleteAsync();

        Assert.Null(await service.GetOrchestrationStateAsync("run", null));
    }

    [Fact]
    public async Task Start_Acknowledged_IsThereAfterTheFileIsOpenedAgain()
    {
        await using (var first = Service())
        {
            await first.CreateTaskOrchestrationAsync(NewRun("run"));
        }

        await using var second = Service();

        var state = await second.GetOrchestrationStateAsync("run", null);
        Assert.Equal((OrchestrationStatus.Pending, "input"), (state.OrchestrationStatus, state.Input));
    }

    private static TaskMessage NewRun(string id)
    {
        var instance = new OrchestrationInstance { InstanceId = id, ExecutionId = id + "-1" };
        return new TaskMessage
        {
            OrchestrationInstance = instance,
            Event = new ExecutionStartedEvent(-1, "input") { Name = "Run", OrchestrationInstance = instance },
        };
    }

    private static async Task<string> RefusalAsync(SqliteOrchestrationService service, string name = "hub.db")
    {
        var error = await Assert.ThrowsAsync<SqliteFileException>(() => service.CreateIfNotExistsAsync());
        Assert.EndsWith(name, error.File, StringComparison.Ordinal);
        Assert.Contains(name, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
        return error.Message;
    }

    private async Task MakeAsync()
    {
        await using var service = Service();
        for (var i = 0; i < 50; i++)
        {
            await service.CreateTaskOrchestrationAsync(NewRun($"run{i}"));
        }
    }

    private SqliteOrchestrationService Service() => new(new SqliteOrchestrationServiceSettings { File = Path });
}
