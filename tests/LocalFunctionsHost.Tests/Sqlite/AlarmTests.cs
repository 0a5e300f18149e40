using DurableTask.Sqlite.Hub;
using Microsoft.Extensions.Time.Testing;

namespace LocalFunctionsHost.Tests.Sqlite;

/// <summary>The one timer of a hub.</summary>
public sealed class AlarmTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly HashSet<object> _unwanted = [];
    private readonly List<object> _taken = [];
    private readonly Alarm _alarm;

    public AlarmTests() => _alarm = new Alarm(_time, item => !_unwanted.Contains(item), () =>
    {
        while (_alarm!.TryTake(out var item))
        {
            _taken.Add(item!);
        }
    });

    [Fact]
    public void Ring_WhenTheFirstIsDue_TakesThatAlone()
    {
        Add("later", 20);
        Add("first", 10);

        _time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(["first"], _taken);
    }

    [Fact]
    public void Ring_BeforeAnythingIsDue_DoesNotCome()
    {
        Add("first", 10);

        _time.Advance(TimeSpan.FromSeconds(9.999));

        Assert.Empty(_taken);
    }

    [Fact]
    public void Ring_AfterTheFirst_ComesForTheNext()
    {
        Add("first", 10);
        Add("second", 20);

        _time.Advance(TimeSpan.FromSeconds(10));
        _time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(["first", "second"], _taken);
    }

    [Fact]
    public void Ring_ForWhatIsMonthsAway_ComesThen()
    {
        Add("far", TimeSpan.FromDays(100).TotalSeconds);

        _time.Advance(TimeSpan.FromDays(99));
        Assert.Empty(_taken);
        _time.Advance(TimeSpan.FromDays(1));

        Assert.Equal(["far"], _taken);
    }

    [Fact]
    public void Unwant_OfMostItems_LetsThemGo()
    {
        Add("kept", 1);
        for (var i = 0; i < 3_000; i++)
        {
            Add(i, 1_000);
        }

        for (var i = 0; i < 3_000; i++)
        {
            _unwanted.Add(i);
            _alarm.Unwant();
        }

        Assert.InRange(_alarm.Count, 1, 1_500);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(["kept"], _taken);
    }

    private void Add(object item, double seconds) => _alarm.Add(item, (_time.GetUtcNow() + TimeSpan.FromSeconds(seconds)).UtcTicks);
}
