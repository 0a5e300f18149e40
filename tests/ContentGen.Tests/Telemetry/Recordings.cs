using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using ContentGen.Telemetry;

namespace ContentGen.Tests.Telemetry;

/// <summary>Everything that the product's meter records while it is open.</summary>
internal sealed class Recordings : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentQueue<(string Name, double Value, Dictionary<string, object?> Tags)> _all = new();

    private readonly ConcurrentQueue<Instrument> _published = new();

    public Recordings()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name != Instruments.Name)
            {
                return;
            }

            _published.Enqueue(instrument);
            listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.Start();
    }

    public IReadOnlyList<Instrument> Published => [.. _published];

    public IReadOnlyList<string> Names => [.. _all.Select(one => one.Name).Distinct().Order()];

    public IReadOnlyList<(double Value, Dictionary<string, object?> Tags)> Of(string name) =>
        [.. _all.Where(one => one.Name == name).Select(one => (one.Value, one.Tags))];

    public void Dispose() => _listener.Dispose();

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _all.Enqueue((instrument.Name, value, new(tags.ToArray())));
}
