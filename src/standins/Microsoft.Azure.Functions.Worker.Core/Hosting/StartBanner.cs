using System.Text;
using Microsoft.Azure.Functions.Worker.Invocation;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>
/// Prints the functions and where the host listens, as plain lines on stdout. Not printed when the log category <see cref="Category"/>
/// is above Information.
/// </summary>
internal sealed class StartBanner(
    ILoggerFactory loggers, IFunctionCatalog catalog, IEnumerable<IFunctionUrls> urls, FunctionsHostEnvironment environment)
{
    public const string Category = "Host.Startup";

    public void Show()
    {
        if (loggers.CreateLogger(Category).IsEnabled(LogLevel.Information))
            Console.Out.Write(Text());
    }

    private string Text()
    {
        var text = new StringBuilder("\nFunctions:\n\n");
        foreach ((FunctionDescriptor function, string? url) in Functions())
            text.Append($"\t{function.Name}: {url ?? BindingNames.Of(function.Trigger.Binding!.GetType())}\n\n");
        return text.Append($"Now listening on: {environment.BaseAddress.GetLeftPart(UriPartial.Authority)}\n").ToString();
    }

    private IEnumerable<(FunctionDescriptor Function, string? Url)> Functions() =>
        catalog.Functions
            .Select(function => (function, urls.Select(url => url.Describe(function)).FirstOrDefault(url => url is not null)))
            .OrderBy(line => line.Item2 is null);
}
