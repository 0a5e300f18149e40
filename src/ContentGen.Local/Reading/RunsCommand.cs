using ContentGen.Http.Endpoints;
using ContentGen.Local.Report;

namespace ContentGen.Local.Reading;

/// <summary>Lists the runs whose briefs are kept, newest first.</summary>
internal static class RunsCommand
{
    public static async Task<int> RunAsync(Uri address, int limit, CancellationToken cancellationToken)
    {
        using var app = new AppReader(address);
        var list = await app.FindAsync<BriefList>($"api/briefs?limit={limit}", cancellationToken)
            ?? throw LocalFailureException.NothingDelivered($"{address} keeps no briefs.");
        foreach (var line in RunListReport.Lines(list))
        {
            Console.Out.WriteLine(line);
        }

        return ExitCode.Delivered;
    }
}
