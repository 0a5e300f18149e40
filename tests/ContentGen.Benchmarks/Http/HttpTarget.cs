namespace ContentGen.Benchmarks.Http;

/// <summary>Endpoints to start a run and to ask how it is.</summary>
/// <param name="Title">Begins the rows.</param>
/// <param name="Start">Path to POST an empty JSON object to.</param>
/// <param name="IdProperty">Where the answer has the run's id, in any case.</param>
/// <param name="Status">Path to GET, by the run's id.</param>
/// <param name="Starts">Runs that are started for each number of clients.</param>
/// <param name="WarmUp">Runs before anything is measured.</param>
internal sealed record HttpTarget(string Title, string Start, string IdProperty, Func<string, string> Status, int Starts, int WarmUp);
