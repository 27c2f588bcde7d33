using ParkTwin.Domain;
using ParkTwin.Storage.Registry;
using ParkTwin.Testing;

namespace ParkTwin.Storage.Tests.Registry;

/// <summary>Owners are told which meters of others are behind theirs, and told again when those change.</summary>
public sealed class SuppliedMeterTests
{
    private static readonly ParkId Park = SampleParks.Park().Id;

    [Fact]
    public void The_owner_of_a_gateway_is_told_of_the_meters_behind_it_and_their_owner_is_not()
    {
        var state = Seed(RegistryState.Empty, Tenant("gw"));
        Assert.Equal(["tenant qsh/e1 from gw"], Told(state, null));
        Assert.Empty(Told(state, EnterpriseId.Parse("e1")));
    }

    [Fact]
    public void A_change_of_a_supplied_meter_raises_the_version_of_its_supplier()
    {
        var before = Seed(RegistryState.Empty, Tenant("gw"));
        var after = Seed(before, Tenant("gw").WithMeter("tenant", meter => meter with { Name = "租户" }));
        Assert.True(VersionOf(after) > VersionOf(before));
        Assert.Equal("租户", after.FindEnterprise(Park, null)!.Assignment.Supplied.Single().Meter.Name);
    }

    [Fact]
    public void A_supplied_meter_is_told_whichever_comes_first()
    {
        var late = Tenant("gw");
        late = late with { Meters = [.. late.Meters.Reverse()] };
        Assert.Equal(["tenant qsh/e1 from gw"], Told(Seed(RegistryState.Empty, late), null));
        var alone = Seed(RegistryState.Empty, SampleParks.Park().AddMeter("gw", null));
        Assert.Empty(Told(alone, null));
        var grown = Seed(alone, Tenant("gw"));
        Assert.Equal(["tenant qsh/e1 from gw"], Told(grown, null));
        Assert.True(VersionOf(grown) > VersionOf(alone));
    }

    [Fact]
    public void Whatever_the_registry_what_is_supplied_has_one_version_and_a_replay_tells_the_same() => Seeds.ForEach(200, seed =>
    {
        var random = new Random(seed);
        var park = SampleParks.Random(seed, 1)[0];
        var (state, told, changes) = (RegistryState.Empty, new Dictionary<string, string>(), new List<RegistryChange>());
        for (var count = 0; count <= park.Meters.Count; count++)
        {
            var grown = park with { Meters = [.. park.Meters.Take(count).Select(meter => meter with { Name = $"{random.Next(2)}" })] };
            foreach (var change in RegistrySeeding.Compare(state, [grown], 0))
            {
                changes.Add(change);
                state = state.With([change]);
                foreach (var enterprise in state.Enterprises)
                {
                    var (key, now) = ($"{enterprise.GrainKey} {enterprise.Assignment.Version}", string.Join(", ", enterprise.Assignment.Supplied));
                    Assert.Equal(now, told.GetValueOrDefault(key, now));
                    told[key] = now;
                }
            }
        }

        var replayed = RegistryState.Empty.With(changes).Enterprises.Select(one => one.Assignment);
        Assert.Equal(
            state.Enterprises.Select(one => $"{one.Assignment.Version} {string.Join(", ", one.Assignment.Supplied)}"),
            replayed.Select(one => $"{one.Version} {string.Join(", ", one.Supplied)}"));
    });

    private static ParkDefinition Tenant(string? parent) => SampleParks.Park().AddMeter("gw", null).AddMeter("tenant")
        .WithMeter("tenant", meter => meter with { Parent = parent is null ? null : MeterId.Parse(parent) });

    private static RegistryState Seed(RegistryState state, ParkDefinition park) => state.With(RegistrySeeding.Compare(state, [park], 1));

    private static long VersionOf(RegistryState state) => state.FindEnterprise(Park, null)!.Assignment.Version;

    private static IEnumerable<string> Told(RegistryState state, EnterpriseId? enterprise) =>
        state.FindEnterprise(Park, enterprise)!.Assignment.Supplied.Select(one => $"{one.Meter.Id} {one.GrainKey} from {one.From}");
}
