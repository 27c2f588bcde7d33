using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Storage.Registry;
using ParkTwin.Testing;
using ParkTwin.Tests;

namespace ParkTwin.Storage.Tests.Registry;

/// <summary>What people add and rename while the twin runs.</summary>
public sealed class RegistryEditingTests
{
    private static readonly ParkDefinition Park = SampleParks.Park();
    private readonly SimulatedFileSystem _files = new(1);
    private long _position;

    [Fact]
    public async Task A_meter_of_a_new_enterprise_is_there_after_a_restart_and_no_file_has_to_name_it()
    {
        var added = SampleParks.Meter("n1") with { Enterprise = EnterpriseId.Parse("e7"), Parent = MeterId.Parse("m1") };
        await using (var log = await StartAsync())
        {
            await EditAsync(log, new() { Enterprises = [new() { Id = EnterpriseId.Parse("e7"), Name = "七号厂" }], Meters = [added] });
        }

        _files.Crash(CrashLoss.All);
        await using var again = await RegistryLog.OpenAsync(_files, "/data", "j", new ManualTimeProvider(), CancellationToken.None);
        Assert.Equal("e7", again.State.FindMeter(Park.Id, added.Id)!.Definition.Enterprise!.Value.Value);
        Assert.Empty(again.Seed([Park]));
    }

    [Fact]
    public async Task A_name_that_a_person_gave_is_not_undone_by_a_file_that_was_not_edited()
    {
        await using var log = await StartAsync();
        var known = Park.Meters[0];
        await EditAsync(log, new()
        {
            Enterprises = [Park.Enterprises[0] with { Name = "新名" }],
            Meters = [known with { Name = "新表名", Events = [] }],
        });
        Assert.Equal("新表名", log.State.FindMeter(Park.Id, known.Id)!.Definition.Name);
        Assert.Equal(known.Events, log.State.FindMeter(Park.Id, known.Id)!.Definition.Events);
        Assert.Empty(log.Seed([Park]));
        Assert.Single(log.Seed([Park with { Enterprises = [Park.Enterprises[0] with { Name = "更新的名" }, .. Park.Enterprises.Skip(1)] }]));
    }

    [Fact]
    public async Task A_name_can_be_given_back()
    {
        await using var log = await StartAsync();
        await EditAsync(log, new() { Enterprises = [Park.Enterprises[0] with { Name = "新名" }] });
        await EditAsync(log, new() { Enterprises = [Park.Enterprises[0]] });
        Assert.Equal(Park.Enterprises[0].Name, log.State.FindEnterprise(Park.Id, Park.Enterprises[0].Id)!.Assignment.Enterprise!.Name);
    }

    [Fact]
    public async Task What_would_alter_past_figures_is_refused_with_the_event_to_write_instead()
    {
        await using var log = await StartAsync();
        var changes = log.Edit(Park.Id, new() { Meters = [SampleParks.Meter("n1"), Park.Meters[0] with { Ratio = 77m }] }, out var faults);
        Assert.Empty(changes);
        var fault = Assert.Single(faults);
        Assert.Equal((true, 1, "ratio"), (fault.OfMeters, fault.Index, fault.Key));
        Assert.Contains("\"kind\":\"change\",\"ratio\":77", fault.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_entry_that_cannot_be_is_named_and_nothing_is_taken()
    {
        await using var log = await StartAsync();
        var meter = SampleParks.Meter("n1");
        var changes = log.Edit(Park.Id, new()
        {
            Meters =
            [
                meter,
                meter with { Id = MeterId.Parse("n2"), Parent = MeterId.Parse("nowhere") },
                meter with { Id = MeterId.Parse("n3"), IntervalSeconds = 0 },
                meter with { Id = MeterId.Parse("n4"), Enterprise = EnterpriseId.Parse("e9") },
                meter,
            ],
        }, out var faults);
        Assert.Empty(changes);
        Assert.Equal(
            [(1, "parent"), (2, "intervalSeconds"), (3, "enterprise"), (4, "id")],
            faults.Select(fault => (fault.Index, fault.Key!)).Order());
    }

    [Fact]
    public async Task What_is_there_already_is_no_change()
    {
        await using var log = await StartAsync();
        var edit = new RegistryEdit { Meters = [SampleParks.Meter("n1")] };
        await EditAsync(log, edit);
        Assert.Empty(log.Edit(Park.Id, edit, out var faults));
        Assert.Empty(faults);
    }

    private async Task<RegistryLog> StartAsync()
    {
        var log = await RegistryLog.OpenAsync(_files, "/data", "j", new ManualTimeProvider(), CancellationToken.None);
        await ApplyAsync(log, log.Seed([Park]));
        return log;
    }

    private async Task EditAsync(RegistryLog log, RegistryEdit edit)
    {
        var changes = log.Edit(Park.Id, edit, out var faults);
        Assert.Empty(faults);
        Assert.NotEmpty(changes);
        await ApplyAsync(log, changes);
    }

    private async Task ApplyAsync(RegistryLog log, IReadOnlyList<RegistryChange> changes) =>
        await log.ApplyAsync([.. changes.Select(change => new JournaledChange(_position++, RegistryChange.Parse(change.ToUtf8Bytes())))], CancellationToken.None);
}
