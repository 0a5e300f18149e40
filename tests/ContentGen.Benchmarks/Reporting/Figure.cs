namespace ContentGen.Benchmarks.Reporting;

/// <summary>One row of a table.</summary>
/// <param name="What">What was done, such as <c>HelloCities5, 1,000 together</c>.</param>
/// <param name="Value">The measured value with its unit.</param>
/// <param name="Limit">What the machine itself does with the same rows, measured in the same run; empty when nothing compares.</param>
/// <param name="Ratio">The value by the limit, or by what the row names.</param>
internal sealed record Figure(string What, string Value, string Limit = "", string Ratio = "");
