namespace Infrastructure.Tests.Queries;

/// <summary>What the language service says of a query: its errors and the columns of its result.</summary>
internal sealed record QueryFinding(string Name, IReadOnlyList<string> Errors, IReadOnlyList<QueryColumn> Columns);
