using ParkTwin.Contracts;
using ParkTwin.Domain;

namespace ParkTwin.Grains.Tests;

public sealed class EnterpriseGrainTests : IAsyncLifetime
{
    private const string Key = "p/e1";
    private readonly string _directory = Directory.CreateTempSubdirectory("parktwin-grains-").FullName;
    private TwinHost _host = null!;

    private IEnterpriseGrain Grain => _host.Enterprise(Key);

    public async ValueTask InitializeAsync() => _host = await TwinHost.StartAsync(_directory);

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task A_batch_is_applied_once_however_often_it_is_sent()
    {
        await AssignAsync();
        var batch = Given.Batch(0, 0, 97);
        var first = await Grain.Record(Given.Journal, 0, 97, batch);
        var again = await Grain.Record(Given.Journal, 0, 97, batch);
        Assert.Equal((RecordStatus.Applied, 97L, 97L, 0L), (first.Status, first.Position.Applied, first.Position.Accepted, first.Position.Duplicates));
        Assert.Equal((RecordStatus.AlreadyApplied, 97L, 97L, 0L), (again.Status, again.Position.Applied, again.Position.Accepted, again.Position.Duplicates));
        Assert.Equal(960_000_000, await DayAsync());
    }

    [Fact]
    public async Task A_gap_in_the_journal_is_refused_with_the_position_to_send_from()
    {
        await AssignAsync();
        await Grain.Record(Given.Journal, 0, 10, Given.Batch(0, 0, 10));
        var reply = await Grain.Record(Given.Journal, 12, 20, Given.Batch(0, 12, 8));
        Assert.Equal((RecordStatus.NeedFrom, 10L, 10L), (reply.Status, reply.Position.Applied, reply.Position.Accepted));
    }

    [Fact]
    public async Task A_meter_that_was_not_assigned_is_refused_and_changes_nothing()
    {
        await AssignAsync();
        var reply = await Grain.Record(Given.Journal, 0, 5, Given.Batch(1, 0, 5));
        Assert.Equal((RecordStatus.NeedAssignment, 0L, 0L), (reply.Status, reply.Position.Applied, reply.Position.Accepted));
    }

    [Fact]
    public async Task Positions_are_kept_per_journal()
    {
        await AssignAsync();
        await Grain.Record("a", 0, 10, Given.Batch(0, 0, 10));
        var reply = await Grain.Record("b", 0, 4, Given.Batch(0, 10, 4));
        Assert.Equal((RecordStatus.Applied, 4L, 14L), (reply.Status, reply.Position.Applied, reply.Position.Accepted));
    }

    [Fact]
    public async Task A_reading_sent_under_another_position_is_counted_as_a_duplicate()
    {
        await AssignAsync();
        await Grain.Record(Given.Journal, 0, 10, Given.Batch(0, 0, 10));
        var reply = await Grain.Record(Given.Journal, 10, 20, Given.Batch(0, 0, 10));
        Assert.Equal((10L, 10L), (reply.Position.Accepted, reply.Position.Duplicates));
    }

    [Fact]
    public async Task What_was_checkpointed_is_there_after_a_restart()
    {
        await AssignAsync();
        await Grain.Record(Given.Journal, 0, 300, Given.Batch(0, 0, 300));
        var before = await Grain.Checkpoint(Given.Journal);
        Assert.Equal(300, before.Durable);
        await RestartAsync();
        var after = await AssignAsync();
        Assert.Equal((300L, 300L, 300L), (after.Applied, after.Durable, after.Accepted));
        Assert.Equal(960_000_000, await DayAsync());
        var next = await Grain.Record(Given.Journal, 300, 301, Given.Batch(0, 300, 1));
        Assert.Equal(RecordStatus.Applied, next.Status);
    }

    [Fact]
    public async Task A_late_reading_of_three_years_ago_changes_its_day_and_rests_again()
    {
        await AssignAsync();
        var old = Given.Midnight - (3 * 365 * 86_400_000L);
        await Grain.Record(Given.Journal, 0, 97, Given.Batch(0, 0, 97, old));
        await Grain.Record(Given.Journal, 97, 194, Given.Batch(0, 100_000, 97));
        await Grain.Checkpoint(Given.Journal);
        await RestartAsync();
        await AssignAsync();
        var late = new ReadingBatch();
        late.Add(0, new Reading(old + (2 * QuarterHour.LengthMs) + 1, 1025m, 0, ReadingQuality.Good, Given.Midnight));
        var reply = await Grain.Record(Given.Journal, 194, 195, late);
        Assert.Equal((RecordStatus.Applied, 195L), (reply.Status, reply.Position.Accepted));
        var rows = (await Grain.Usage(Given.Usage("m1", UsageStep.QuarterHour, 1, old)))!.Rows;
        Assert.Equal(10_000_000, rows[0].Amount + rows[1].Amount - rows[3].Amount);
        Assert.Equal(960_000_000, rows.Sum(r => r.Amount));
        await Grain.Checkpoint(Given.Journal);
        await RestartAsync();
        await AssignAsync();
        Assert.Equal(rows, (await Grain.Usage(Given.Usage("m1", UsageStep.QuarterHour, 1, old)))!.Rows);
    }

    [Fact]
    public async Task Ledgers_are_the_same_after_every_state_and_ledger_block_was_dropped()
    {
        await AssignAsync();
        await Grain.Record(Given.Journal, 0, 9_600, Given.Batch(0, 0, 9_600));
        var before = (await Grain.Usage(Given.Usage("m1", UsageStep.QuarterHour, 60)))!.Rows;
        await Grain.Checkpoint(Given.Journal);
        await _host.DisposeAsync();
        Directory.Delete(Path.Combine(_directory, "ledger"), recursive: true);
        Directory.Delete(Path.Combine(_directory, "state"), recursive: true);
        _host = await TwinHost.StartAsync(_directory);
        await AssignAsync();
        await Grain.Record(Given.Journal, 0, 9_600, Given.Batch(0, 9_000, 600));
        Assert.Equal(before, (await Grain.Usage(Given.Usage("m1", UsageStep.QuarterHour, 60)))!.Rows);
    }

    [Fact]
    public async Task An_unknown_meter_has_no_usage_and_no_readings()
    {
        await AssignAsync();
        Assert.Null(await Grain.Usage(Given.Usage("nobody", UsageStep.Day, 1)));
        Assert.Null(await Grain.Readings(new() { Meter = MeterId.Parse("nobody"), FromUnixMs = 0, ToUnixMs = 1 }));
    }

    [Fact]
    public async Task The_carrier_sums_counted_meters_and_leaves_submeters_out()
    {
        var sub = Given.Register("m2") with { Role = MeterRole.Submeter, Parent = MeterId.Parse("m1") };
        await Grain.Assign(Given.Journal, Given.Assignment(2, Given.Register("m1"), sub, Given.Register("m3")));
        for (var meter = 0; meter < 3; meter++)
        {
            await Grain.Record(Given.Journal, meter * 97, (meter + 1) * 97, Given.Batch(meter, 0, 97));
        }

        var request = Given.Usage("m1", UsageStep.Day, 1) with { Meter = null, Carrier = Carrier.Electricity };
        var answer = (await Grain.Usage(request))!;
        Assert.Equal((2, 1_920_000_000L), (answer.Meters, answer.Rows[0].Amount));
    }

    private Task<EnterprisePosition> AssignAsync() => Grain.Assign(Given.Journal, Given.Assignment(1, Given.Register("m1")));

    private async Task RestartAsync()
    {
        await _host.DisposeAsync();
        _host = await TwinHost.StartAsync(_directory);
    }

    private async Task<long?> DayAsync() => (await Grain.Usage(Given.Usage("m1", UsageStep.Day, 1)))!.Rows[0].Amount;
}
