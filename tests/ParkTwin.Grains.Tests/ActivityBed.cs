using ParkTwin.Domain;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Tariffs;
using ParkTwin.Domain.Tests;

namespace ParkTwin.Grains.Tests;

/// <summary>An enterprise of random meters with every trouble that meters make, in a zone with summer time, out of one seed.</summary>
internal sealed class ActivityBed
{
    private readonly MemoryBlocks _archive = new();
    private readonly MemoryBlocks _ledger = new();
    private readonly EnterpriseState _state = new();
    private readonly Scenario[] _scenarios;
    private readonly Queue<Reading>[] _left;
    private MeterDefinition[] _definitions;
    private long _version;

    public ActivityBed(int seed)
    {
        Dice = new Random(seed);
        _scenarios = [.. Enumerable.Range(0, Dice.Next(1, 5)).Select(i => new Scenario((seed * 10) + i))];
        _definitions = [.. _scenarios.Select((scenario, i) => Place(scenario.Definition, i))];
        _left = [.. _scenarios.Select(scenario => new Queue<Reading>(Late(scenario.Readings)))];
        Zone = SummerZone(Dice.Next(4) switch { 0 => -12_600_000, 1 => 3_600_000, 2 => 20_700_000, _ => 28_800_000 }, Dice.Next(3) > 0);
        Calendar = new(Zone);
        Tables = [RandomTable("a"), RandomTable("b"), TimeBandTable.Empty];
        First = LocalMonth.Of(Calendar.LocalDay(_scenarios[0].Readings.Min(reading => reading.AtUnixMs)));
        First = new(First.Index - 1);
        Months = Dice.Next(3, 16);
    }

    public Random Dice { get; }

    public ZoneTable Zone { get; }

    public ParkCalendar Calendar { get; }

    public IReadOnlyList<TimeBandTable> Tables { get; }

    public LocalMonth First { get; }

    public int Months { get; }

    public MeterShelf Shelf { get; private set; } = null!;

    public bool IsEmpty => _left.All(queue => queue.Count == 0);

    public async Task OpenAsync()
    {
        Shelf = new(_archive, _ledger);
        await Shelf.OpenAsync("p/e1", _state, exists: _version > 0, CancellationToken.None);
        Assign();
    }

    /// <summary>Some readings into some meters, or another definition, or a checkpoint.</summary>
    public async Task StepAsync()
    {
        for (var meter = 0; meter < _left.Length; meter++)
        {
            for (var count = Dice.Next(3) == 0 ? Dice.Next(60) : Dice.Next(3); count > 0 && _left[meter].TryDequeue(out var reading); count--)
            {
                MonthKey missing;
                while (!Shelf.TryInsert(meter, reading, out _, out missing))
                {
                    await Shelf.PageInAsync(meter, missing);
                }
            }
        }

        switch (Dice.Next(12))
        {
            case 0:
                var meter = Dice.Next(_definitions.Length);
                var events = _scenarios[meter].Definition.Events.Where(_ => Dice.Next(2) == 0).ToArray();
                _definitions[meter] = _definitions[meter] with { Events = events };
                Assign();
                break;
            case 1 or 2:
                await SaveAsync();
                break;
            case 3:
                _definitions = [.. _definitions.Select((definition, i) => Place(definition, i))];
                Assign();
                break;
        }
    }

    /// <summary>Another shelf from what is durable.</summary>
    public async Task<MeterShelf> RestartedAsync()
    {
        await SaveAsync();
        var shelf = new MeterShelf(_archive, _ledger);
        await shelf.OpenAsync("p/e1", _state, exists: true, CancellationToken.None);
        return shelf;
    }

    private async Task SaveAsync()
    {
        await Shelf.SaveAsync(_state);
        await Shelf.SavedAsync(_state);
    }

    private void Assign()
    {
        _state.Assignment = Given.Assignment(++_version, [.. _definitions]) with { Zone = Zone };
        Shelf.Assign(_state.Assignment);
    }

    private MeterDefinition Place(MeterDefinition definition, int number)
    {
        var role = Dice.Next(6) switch
        {
            0 => MeterRole.Submeter,
            1 => MeterRole.Consumption,
            2 => MeterRole.GridExport,
            _ => MeterRole.GridImport,
        };
        return definition with { Id = MeterId.Parse($"m{number}"), Role = role, Parent = Dice.Next(8) == 0 ? MeterId.Parse("m0") : null };
    }

    /// <summary>Mostly in order, some held back.</summary>
    private List<Reading> Late(List<Reading> readings)
    {
        var (inOrder, late) = (new List<Reading>(), new List<Reading>());
        readings.ForEach(reading => (Dice.Next(12) == 0 ? late : inOrder).Add(reading));
        foreach (var reading in late)
        {
            inOrder.Insert(Dice.Next(inOrder.Count + 1), reading);
        }

        return inOrder;
    }

    private static ZoneTable SummerZone(int offsetMs, bool summer)
    {
        var (from, offsets) = (new List<long> { long.MinValue }, new List<int> { offsetMs });
        for (var year = 1969; summer && year < 2036; year++)
        {
            from.Add(new DateTimeOffset(year, 3, 29, 1, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds());
            from.Add(new DateTimeOffset(year, 10, 25, 1, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds());
            offsets.AddRange([offsetMs + 3_600_000, offsetMs]);
        }

        return new() { Id = $"Test/{offsetMs}", Version = "test", FromUnixMs = from, OffsetMs = offsets };
    }

    private TimeBandTable RandomTable(string id)
    {
        BandDay Day() => new([.. Enumerable.Range(0, 96).Select(_ => (TimeBand)Dice.Next(6))]);
        BandEdition Edition(DateOnly from) => new()
        {
            From = from,
            Citation = "random",
            Months = [.. Enumerable.Range(0, 12).Select(_ => Day())],
            Days = Enumerable.Range(0, 20).Select(_ => new DateOnly(2026, 1, 1).AddDays(Dice.Next(600))).Distinct()
                .ToDictionary(day => day, _ => Day()),
        };
        return new(id, [Edition(new(2026, 2, 10)), Edition(new(2026, 7, 1))]);
    }
}
