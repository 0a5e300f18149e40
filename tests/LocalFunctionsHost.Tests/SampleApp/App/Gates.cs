using System.Collections.Concurrent;

namespace SampleApp;

/// <summary>Points by name at which a function waits until somebody opens them, and what was noted there.</summary>
public sealed class Gates
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _gates = new();
    private readonly ConcurrentDictionary<string, string> _notes = new();

    public Task WaitAsync(string name) => Gate(name).Task;

    public void Open(string name) => Gate(name).TrySetResult();

    public void Note(string name, string what) => _notes[name] = what;

    public string? Noted(string name) => _notes.GetValueOrDefault(name);

    private TaskCompletionSource Gate(string name) =>
        _gates.GetOrAdd(name, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
