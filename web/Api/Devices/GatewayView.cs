namespace ParkTwin.Web.Api.Devices;

/// <summary>One gateway; its password is never shown again.</summary>
/// <param name="Gateway">Its id in the park.</param>
/// <param name="UserName">Its MQTT user name, <c>park/gateway</c>.</param>
/// <param name="Meters">The meters it may publish for; null for all of the park.</param>
/// <param name="Thumbprints">SHA-256 thumbprints of its client certificates.</param>
/// <param name="HasPassword">Whether it has a password.</param>
/// <param name="Disabled">Whether it may not connect.</param>
/// <param name="Note">What people want to remember of it; null for nothing.</param>
/// <param name="ChangedAt">When it was last changed.</param>
/// <param name="ChangedBy">Who changed it.</param>
/// <param name="Connected">Whether it is connected now.</param>
/// <param name="LastSeen">When it last connected or sent something since ParkTwin started; null for not since then.</param>
/// <param name="Refused">CONNECTs in its name and messages of its own that were refused since ParkTwin started.</param>
internal sealed record GatewayView(
    string Gateway,
    string UserName,
    IReadOnlyList<string>? Meters,
    IReadOnlyList<string> Thumbprints,
    bool HasPassword,
    bool Disabled,
    string? Note,
    DateTimeOffset ChangedAt,
    string ChangedBy,
    bool Connected,
    DateTimeOffset? LastSeen,
    long Refused);
