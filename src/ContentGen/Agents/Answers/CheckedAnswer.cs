namespace ContentGen.Agents.Answers;

/// <summary>An answer that was accepted, or what is wrong with it.</summary>
/// <param name="Output">Null when there are problems.</param>
/// <param name="Problems">Each a sentence that tells the model what to change; empty when the answer was accepted.</param>
public sealed record CheckedAnswer<TOutput>(TOutput? Output, IReadOnlyList<string> Problems)
    where TOutput : class;
