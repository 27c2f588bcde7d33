using System.Text.Json;
using ParkTwin.Domain;
using ParkTwin.Storage.Registry;
using ParkTwin.Storage.Zones;

namespace ParkTwin.Storage.Tests.Registry;

public sealed class RegistrySeedingTests
{
    private const long Now = 1_795_000_012_345;

    [Fact]
    public void A_first_start_takes_everything_and_a_second_with_the_same_file_nothing()
    {
        var park = SampleParks.Park();
        var state = Seed(RegistryState.Empty, park);

        Assert.Equivalent(park, state.View.Find(park.Id)!.Definition, strict: true);
        Assert.Empty(RegistrySeeding.Compare(state, [park], Now));
    }

    [Fact]
    public void Numbers_are_dense_and_the_parks_own_meters_have_an_owner_too()
    {
        var state = Seed(RegistryState.Empty, SampleParks.Park().AddMeter("own", null));

        Assert.Equal([0u, 1u, 2u], state.Meters.Select(meter => meter.Number));
        Assert.Equal(["qsh/~", "qsh/e1"], state.Enterprises.Select(enterprise => enterprise.GrainKey));
        Assert.Equal([0, 1, 0], state.Meters.Select(meter => meter.Ordinal));
        Assert.Equal([1, 1, 0], state.Meters.Select(meter => meter.Enterprise));
        Assert.Null(state.FindEnterprise(ParkId.Parse("qsh"), null)!.Assignment.Enterprise);
    }

    [Fact]
    public void Numbers_and_ordinals_stay_when_meters_come_in_between_and_only_the_enterprise_concerned_gets_a_new_version()
    {
        var other = new EnterpriseDefinition { Id = EnterpriseId.Parse("e0"), Name = "零号" };
        var park = SampleParks.Park() with { Enterprises = [.. SampleParks.Park().Enterprises, other] };
        var before = Seed(RegistryState.Empty, park);
        var grown = park.AddMeter("new") with { };
        grown = grown with { Meters = [grown.Meters[^1], .. grown.Meters.Take(2)] };

        var after = Seed(before, grown);

        var own = after.FindEnterprise(park.Id, EnterpriseId.Parse("e1"))!;
        Assert.Equal(["m1", "m2", "new"], own.Assignment.Meters.Select(meter => meter.Id.Value));
        Assert.Equal([0u, 1u, 2u], own.Meters);
        Assert.True(own.Assignment.Version > before.FindEnterprise(park.Id, EnterpriseId.Parse("e1"))!.Assignment.Version);
        Assert.Same(
            before.FindEnterprise(park.Id, EnterpriseId.Parse("e0"))!.Assignment,
            after.FindEnterprise(park.Id, EnterpriseId.Parse("e0"))!.Assignment);
        Assert.Equal(2, before.Meters.Count);
    }

    [Fact]
    public void Names_land_floor_contract_and_decimals_are_renamed()
    {
        var park = SampleParks.Park();
        var enterprise = park.Enterprises[0] with { Name = "新名", LandMu = 53, Contract = null };
        var renamed = park.WithMeter("m1", meter => meter with { Name = "总表", Decimals = 3 }) with
        {
            Name = "新园区",
            Enterprises = [enterprise],
        };

        var state = Seed(Seed(RegistryState.Empty, park), renamed);

        Assert.Equivalent(renamed, state.View.Find(park.Id)!.Definition, strict: true);
        Assert.Equal(enterprise, state.FindEnterprise(park.Id, enterprise.Id)!.Assignment.Enterprise);
    }

    [Theory]
    [InlineData("ratio")]
    [InlineData("digits")]
    [InlineData("maxRate")]
    [InlineData("unit")]
    [InlineData("referenceTemperatureC")]
    public void What_an_event_can_say_is_refused_with_the_event_to_write_and_that_event_is_accepted(string key)
    {
        var park = SampleParks.Park();
        var state = Seed(RegistryState.Empty, park);
        var id = key == "referenceTemperatureC" ? "m2" : "m1";
        var changed = park.WithMeter(id, meter => key switch
        {
            "ratio" => meter with { Ratio = 6000.5m },
            "digits" => meter with { Digits = 6 },
            "maxRate" => meter with { MaxRate = 3000 },
            "unit" => meter with { Unit = MeterUnit.MegawattHour },
            _ => meter with { ReferenceTemperatureC = 0 },
        });

        var fault = Assert.Single(Refused(state, changed));
        var example = fault.Problem[fault.Problem.IndexOf('{', StringComparison.Ordinal)..];
        List<RegistryFault> faults = [];
        using var json = JsonDocument.Parse(example);
        var said = RegistryReader.Event(new(json.RootElement, "", faults), faults)!;

        Assert.EndsWith($".{key}", fault.Path, StringComparison.Ordinal);
        Assert.Equal((MeterEventKind.Change, 1_794_999_960_000), (said.Kind, said.AtUnixMs));
        var mended = Seed(state, park.WithMeter(id, meter => meter with { Events = [.. meter.Events, said] }));
        Assert.Contains(said, mended.FindMeter(park.Id, MeterId.Parse(id))!.Definition.Events);
    }

    [Fact]
    public void What_no_event_can_say_is_refused_with_the_advice_of_a_new_id()
    {
        var park = SampleParks.Park().AddMeter("above");
        var state = Seed(RegistryState.Empty, park);
        var changed = park
            .WithMeter("m1", meter => meter with
            {
                Role = MeterRole.Consumption,
                Enterprise = null,
                Parent = MeterId.Parse("above"),
            })
            .WithMeter("m2", meter => meter with
            {
                IntervalSeconds = 60,
                Stamp = StampPosition.Start,
                Unit = MeterUnit.KilowattHour,
            });

        var faults = Refused(state, changed);

        Assert.Equal(
            ["parks[0].meters[0].role", "parks[0].meters[0].enterprise", "parks[0].meters[0].parent",
             "parks[0].meters[1].unit", "parks[0].meters[1].stamp", "parks[0].meters[1].intervalSeconds"],
            faults.Select(fault => fault.Path));
        Assert.All(faults, fault => Assert.Contains("new id", fault.Problem, StringComparison.Ordinal));
    }

    [Fact]
    public void Removals_and_another_time_zone_are_refused()
    {
        var park = SampleParks.Park();
        var state = Seed(RegistryState.Empty, park);

        Assert.Equal("enterprise e1", Assert.Single(Refused(state, park with { Enterprises = [] })).Subject);
        Assert.Equal("meter m2", Assert.Single(Refused(state, park with { Meters = [park.Meters[0]] })).Subject);
        var moved = Assert.Single(Refused(state, park with { TimeZone = "UTC" }));
        Assert.Contains("'Asia/Shanghai'", moved.Problem, StringComparison.Ordinal);
        Assert.Contains("--data", Assert.Single(Refused(state)).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_corrected_by_a_person_is_not_put_back_by_a_file_that_was_not_edited()
    {
        var park = SampleParks.Park();
        var state = Seed(RegistryState.Empty, park);
        var corrected = park.Meters[0].Events[0] with { Initial = 0.21m };
        state = state.With([new([new RegistryOperation.PutEvent(park.Id, park.Meters[0].Id, corrected)])]);

        Assert.Empty(RegistrySeeding.Compare(state, [park], Now));
        Assert.Equal([corrected], state.FindMeter(park.Id, park.Meters[0].Id)!.Definition.Events);
    }

    [Fact]
    public void An_event_in_the_file_that_contradicts_one_a_person_added_is_refused()
    {
        var park = SampleParks.Park();
        var at = 1_790_000_000_000;
        var reset = new MeterEvent { AtUnixMs = at, Kind = MeterEventKind.Reset };
        var state = Seed(RegistryState.Empty, park)
            .With([new([new RegistryOperation.PutEvent(park.Id, park.Meters[0].Id, reset)])]);
        var file = park.WithMeter("m1", meter => meter with
        {
            Events = [.. meter.Events, new MeterEvent { AtUnixMs = at, Kind = MeterEventKind.Replacement }],
        });

        Assert.Contains("contradicts", Assert.Single(Refused(state, file)).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_version_of_tzdb_tells_every_enterprise_its_zone_again()
    {
        var park = SampleParks.Park();
        var state = Seed(RegistryState.Empty, park).With([new([new RegistryOperation.PutZones("2020a")])]);

        var after = Seed(state, park);

        Assert.Equal(ZoneTables.Version, after.ZoneVersion);
        Assert.All(after.Enterprises, enterprise => Assert.Equal(after.Version, enterprise.Assignment.Version));
    }

    [Fact]
    public void Changes_survive_their_bytes()
    {
        ParkDefinition[] parks = [.. SampleParks.Random(7, 20)];
        var changes = RegistrySeeding.Compare(RegistryState.Empty, parks, Now);

        var state = RegistryState.Empty.With(changes.Select(change => RegistryChange.Parse(change.ToUtf8Bytes())));

        Assert.Equivalent(parks, state.View.Parks.Select(park => park.Definition).ToArray(), strict: true);
    }

    [Fact]
    public void A_change_that_is_none_is_refused_with_its_place()
    {
        var exception = Assert.Throws<InvalidDataException>(
            () => RegistryChange.Parse("""{"operations":[{"in":"p","meter":{}}]}"""u8));

        Assert.Contains("operations[0].meter.id", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_view_of_other_hosts_is_the_same_registry()
    {
        var state = Seed(RegistryState.Empty, SampleParks.Park().AddMeter("own", null) with { Demo = true });

        var park = Assert.Single(state.View.Parks);
        Assert.Equal((true, true, 3), (park.Definition.Demo, park.HasOwnMeters, park.Definition.Meters.Count));
        Assert.Equal(state.Enterprises.Select(enterprise => enterprise.GrainKey).Order(), park.EnterpriseGrainKeys().Order());
        Assert.Equal(state.Version, state.View.Version);
    }

    private static RegistryState Seed(RegistryState state, params IReadOnlyList<ParkDefinition> parks) =>
        state.With(RegistrySeeding.Compare(state, parks, Now));

    private static IReadOnlyList<RegistryFault> Refused(RegistryState state, params IReadOnlyList<ParkDefinition> parks) =>
        Assert.Throws<RegistryFaultException>(() => RegistrySeeding.Compare(state, parks, Now)).Faults;
}
