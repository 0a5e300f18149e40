using DurableTask.Core.Entities;
using DurableTask.Core.Entities.OperationFormat;

namespace LocalFunctionsHost.Tests.Backend.Code;

/// <summary>The entity of the contract: the texts that it was given, in order.</summary>
public sealed class ListEntity : BatchEntity<List<string>>
{
    public const string Name = "list";

    protected override object? Perform(string operation, string? input)
    {
        switch (operation)
        {
            case "add":
                (State ??= []).Add(Read<string>(input));
                return State.Count;
            case "get":
                return State ?? [];
            case "set":
                State = Read<List<string>>(input);
                return null;
            case "delete":
                State = null;
                return null;
            case "fail":
                (State ??= []).Add("never");
                Actions.Add(Signal(new EntityId(Name, Read<string>(input)), "never"));
                throw new InvalidOperationException("refused on purpose");
            case "forward":
                Actions.Add(Signal(new EntityId(Name, Read<string>(input)), $"from {Id.Key}"));
                return null;
            case "later":
                Actions.Add(Signal(Id, "later", DateTime.UtcNow + Read<TimeSpan>(input)));
                return null;
            case "start":
                var words = Read<string>(input).Split(' ');
                Actions.Add(new StartNewOrchestrationOperationAction { Name = words[0], Version = "", InstanceId = words[1], Input = "\"by an entity\"" });
                return null;
            default:
                throw new ArgumentException($"There is no operation {operation}.");
        }
    }

    private static SendSignalOperationAction Signal(EntityId target, string text, DateTime? due = null) =>
        new() { InstanceId = target.ToString(), Name = "add", Input = $"\"{text}\"", ScheduledTime = due };
}
