using System.Text.Json;
using DurableTask.Core;
using DurableTask.Core.Exceptions;
using DurableTask.Sqlite;
using LocalFunctionsHost.Tests.Backend.Programs;
using LocalFunctionsHost.Tests.Kills.App;

// Runs programs on one file: reads requests from the input, line by line, and answers each when it is done.
//   start ID RUN | raise ID EVENT | wait ID | entities          ->   the request without its RUN, then what was asked for
var folder = args[0];
var database = Path.Combine(folder, "durable.db");
var crash = new CrashPoint(args.ElementAtOrDefault(1), database);
using var log = new WorkLog(folder);
var code = ProgramCode.Create(
    key =>
    {
        var execution = log.Execute(key);
        crash.Pass("activity-begun");
        return execution;
    },
    key =>
    {
        log.TakeEffect(key);
        crash.Pass("activity-done");
    });
await using var service = new SqliteOrchestrationService(new SqliteOrchestrationServiceSettings { File = database });
try
{
    await service.CreateIfNotExistsAsync();
}
catch (SqliteFileException refusal)
{
    Console.Error.WriteLine(refusal.Message);
    return 1;
}

using var worker = code.Worker(service);
worker.AddOrchestrationDispatcherMiddleware(async (_, next) =>
{
    crash.Pass("turn-begun");
    await next();
    crash.Pass("turn-done");
});
await worker.StartAsync();
var client = new TaskHubClient(service);
var output = Console.Out;
output.WriteLine("ready");
while (Console.In.ReadLine() is { } request)
{
    _ = Task.Run(() => AnswerAsync(request));
}

return 0;

async Task AnswerAsync(string request)
{
    string answer;
    try
    {
        answer = await DoAsync(request.Split(' ', 3));
    }
    catch (Exception failure)
    {
        answer = $"{string.Join(' ', request.Split(' ').Take(2))} failed {failure.Message}";
    }

    crash.Pass("request-done");
    lock (output)
    {
        output.WriteLine(answer);
    }

    crash.Pass("request-answered");
}

async Task<string> DoAsync(string[] words)
{
    switch (words)
    {
        case ["start", var id, var run]:
            try
            {
                await client.CreateOrchestrationInstanceAsync(ProgramNames.Orchestrator, "", id, run, null, Enum.GetValues<OrchestrationStatus>());
            }
            catch (OrchestrationAlreadyExistsException)
            {
                // The answer to it was cut off in an earlier life.
            }

            return $"start {id}";
        case ["raise", var id, var name]:
            await client.RaiseEventAsync(new OrchestrationInstance { InstanceId = id }, name, ProgramNames.EventPayload(name));
            return $"raise {id} {name}";
        case ["wait", var id]:
            var end = await service.WaitForOrchestrationAsync(id, null!, Timeout.InfiniteTimeSpan, CancellationToken.None);
            return $"wait {id} {end.OrchestrationStatus}";
        case ["entities"]:
            var found = await service.EntityBackendQueries.QueryEntitiesAsync(
                new() { IncludeState = true, IncludeTransient = true, PageSize = int.MaxValue }, CancellationToken.None);
            return $"entities {JsonSerializer.Serialize(found.Results.Select(entity => new { entity.LockedBy, entity.BacklogQueueSize, Id = entity.EntityId.ToString(), entity.SerializedState }))}";
        default:
            throw new ArgumentException("There is no such request.");
    }
}
