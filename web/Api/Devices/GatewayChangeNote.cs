using ParkTwin.Contracts;

namespace ParkTwin.Web.Api.Devices;

/// <summary>What a change did to a gateway, for the audit trail. No secret; of a long list of meters only the difference, and of that the first.</summary>
/// <param name="Before">What it was; null where it was not there.</param>
/// <param name="After">What it is; null where it was removed.</param>
/// <param name="MetersAdded">Meters that it may publish for since, at most <see cref="MostMeters"/>; null for none.</param>
/// <param name="MetersRemoved">Meters that it may no longer publish for, at most as many; null for none.</param>
/// <param name="Password">True where it got a new password.</param>
internal sealed record GatewayChangeNote(
    GatewayFactsNote? Before,
    GatewayFactsNote? After,
    IReadOnlyList<string>? MetersAdded,
    IReadOnlyList<string>? MetersRemoved,
    bool? Password)
{
    /// <summary>Most meters that are named.</summary>
    public const int MostMeters = 20;

    /// <summary>The note of a change.</summary>
    public static GatewayChangeNote Of(GatewayRecord? before, GatewayRecord? after, bool? password = null) => new(
        GatewayFactsNote.Of(before), GatewayFactsNote.Of(after), Beyond(after, before), Beyond(before, after), password);

    private static List<string>? Beyond(GatewayRecord? of, GatewayRecord? than)
    {
        var more = (of?.Meters ?? []).Except(than?.Meters ?? []).Take(MostMeters).Select(meter => meter.Value).ToList();
        return more.Count == 0 ? null : more;
    }
}
