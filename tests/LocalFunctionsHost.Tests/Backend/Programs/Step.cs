using System.Text.Json.Serialization;

namespace LocalFunctionsHost.Tests.Backend.Programs;

/// <summary>A step of a program that one orchestrator function interprets. Every step makes a text, whatever runs beside it.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "step")]
[JsonDerivedType(typeof(Work), nameof(Work))]
[JsonDerivedType(typeof(Chain), nameof(Chain))]
[JsonDerivedType(typeof(FanOut), nameof(FanOut))]
[JsonDerivedType(typeof(Pause), nameof(Pause))]
[JsonDerivedType(typeof(Race), nameof(Race))]
[JsonDerivedType(typeof(AwaitEvent), nameof(AwaitEvent))]
[JsonDerivedType(typeof(MissEvent), nameof(MissEvent))]
[JsonDerivedType(typeof(Signal), nameof(Signal))]
[JsonDerivedType(typeof(Call), nameof(Call))]
[JsonDerivedType(typeof(Transfer), nameof(Transfer))]
[JsonDerivedType(typeof(Child), nameof(Child))]
[JsonDerivedType(typeof(Throw), nameof(Throw))]
public abstract record Step
{
    /// <summary>An activity with a side effect. Its first executions fail; it is tried so often and then given up.</summary>
    public sealed record Work(int Value, int Failures, int Attempts) : Step;

    /// <summary>One after the other.</summary>
    public sealed record Chain(IReadOnlyList<Step> Steps) : Step;

    /// <summary>All at once; as long as the longest.</summary>
    public sealed record FanOut(IReadOnlyList<Step> Steps) : Step;

    /// <summary>A durable timer.</summary>
    public sealed record Pause(int Milliseconds) : Step;

    /// <summary>A step against a timer that it always beats and cancels.</summary>
    public sealed record Race(Step Body) : Step;

    /// <summary>Waits for an external event that is sent at any time.</summary>
    public sealed record AwaitEvent : Step;

    /// <summary>Waits a while for an external event that never comes.</summary>
    public sealed record MissEvent(int Milliseconds) : Step;

    /// <summary>Tells an entity to add an amount, without waiting.</summary>
    public sealed record Signal(int Journal, int Amount) : Step;

    /// <summary>Has an entity add an amount.</summary>
    public sealed record Call(int Journal, int Amount) : Step;

    /// <summary>Locks accounts, reads each, and writes back what it read plus an amount: right only when nobody comes between.</summary>
    public sealed record Transfer(IReadOnlyList<int> Accounts, int Amount) : Step;

    /// <summary>A sub-orchestration. When told to be nudged, it first waits for an event that its parent sends.</summary>
    public sealed record Child(Step Body, int Generations, bool IsNudged) : Step;

    /// <summary>Fails the orchestration that runs it.</summary>
    public sealed record Throw : Step;
}
