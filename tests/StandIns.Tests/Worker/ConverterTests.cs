using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Converters;
using Microsoft.Azure.Functions.Worker.Http;

namespace StandIns.Tests.Worker;

public sealed class ConverterTests
{
    [Theory]
    [InlineData("api/converted/point", "point as Place of request-less True")]
    [InlineData("api/converted/bad", "500")]
    public async Task Converter_OnAParameter_MakesItsValue(string path, string expected)
    {
        await using FunctionsTestHost host = await FunctionsTestHost.StartAsync(typeof(Converted));

        using HttpResponseMessage response = await host.Http.GetAsync(path);
        string body = await response.Content.ReadAsStringAsync();

        Assert.Equal(expected, response.IsSuccessStatusCode ? body : $"{(int)response.StatusCode}");
    }

    [Fact]
    public void Converters_OfTheOptions_AreAskedInTheirOrder()
    {
        var options = new WorkerOptions();
        options.InputConverters.Register<PlaceConverter>();
        options.InputConverters.RegisterAt<OtherConverter>(0);
        var converters = new List<Type>();
        using (IEnumerator<Type> each = options.InputConverters.GetEnumerator())
        {
            while (each.MoveNext()) converters.Add(each.Current);
        }

        options.InputConverters.Clear();

        Assert.Equal(typeof(OtherConverter), converters[0]);
        Assert.Contains(typeof(PlaceConverter), converters);
        Assert.Empty(options.InputConverters);
        Assert.Empty(new InputConverterCollection());
    }

    [Fact]
    public async Task ConversionResult_OfEachKind_TellsItself()
    {
        IInputConverter other = new OtherConverter();
        ConversionResult unhandled = await other.ConvertAsync(null!);
        ConversionResult done = ConversionResult.Success(5);
        ConversionResult failed = ConversionResult.Failed(new FormatException("odd"));

        Assert.Equal((ConversionStatus.Unhandled, null, null), (unhandled.Status, unhandled.Value, unhandled.Error));
        Assert.Equal((ConversionStatus.Succeeded, (object)5, null), (done.Status, done.Value, done.Error));
        Assert.Equal((ConversionStatus.Failed, null, "odd"), (failed.Status, failed.Value, failed.Error!.Message));
    }

    [Fact]
    public void Options_OnEmptyEntries_AreACapability()
    {
        var options = new WorkerOptions { IncludeEmptyEntriesInMessagePayload = true };

        Assert.True(options.IncludeEmptyEntriesInMessagePayload);
        options.IncludeEmptyEntriesInMessagePayload = false;
        Assert.False(options.IncludeEmptyEntriesInMessagePayload);
    }

    public sealed record Place(string Text);

    public static class Converted
    {
        [Function("ConverterTarget")]
        public static string Run(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "converted/{place}")] HttpRequestData request,
            [InputConverter(typeof(PlaceConverter))] Place place) => place.Text;
    }

    private sealed class PlaceConverter : IInputConverter
    {
        public ValueTask<ConversionResult> ConvertAsync(ConverterContext context)
        {
            var source = $"{context.Source}";
            return new ValueTask<ConversionResult>(source == "bad"
                ? ConversionResult.Failed(new FormatException("bad place"))
                : ConversionResult.Success(new Place(
                    $"{source} as {context.TargetType.Name} of request-less {context.FunctionContext.FunctionDefinition.Name == "ConverterTarget" && context.Properties.Count >= 0}")));
        }
    }

    private sealed class OtherConverter : IInputConverter
    {
        public ValueTask<ConversionResult> ConvertAsync(ConverterContext context) => new(ConversionResult.Unhandled());
    }
}
