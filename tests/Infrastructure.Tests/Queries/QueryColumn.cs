namespace Infrastructure.Tests.Queries;

internal sealed record QueryColumn(string Name, string Type);
