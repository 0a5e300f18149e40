namespace LocalFunctionsHost.Tests.Backend.Programs;

/// <summary>The input of one orchestration: a body that is run once in each generation, with ContinueAsNew between them.</summary>
/// <param name="Text">What earlier generations made.</param>
public sealed record Run(Step Body, int Generations, bool IsNudged = false, int Generation = 0, string Text = "");
