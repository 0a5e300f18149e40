namespace LocalFunctionsHost.Tests.Backend.Programs;

/// <summary>The input of the activity.</summary>
/// <param name="Key">The idempotency key: one for each work step of each generation of each run.</param>
public sealed record WorkOrder(string Key, int Value, int Failures);
