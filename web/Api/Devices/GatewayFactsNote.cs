using ParkTwin.Contracts;

namespace ParkTwin.Web.Api.Devices;

/// <summary>What the audit trail says of a gateway at one time.</summary>
/// <param name="Meters">How many meters it may publish for; null for all of the park.</param>
/// <param name="Thumbprints">SHA-256 thumbprints of its certificates, hexadecimal.</param>
/// <param name="HasPassword">Whether it has a password.</param>
/// <param name="Disabled">Whether it is turned away.</param>
/// <param name="Note">What somebody wrote beside it.</param>
internal sealed record GatewayFactsNote(int? Meters, IReadOnlyList<string> Thumbprints, bool HasPassword, bool Disabled, string? Note)
{
    /// <summary>Of a record; null for none.</summary>
    public static GatewayFactsNote? Of(GatewayRecord? record) => record is null
        ? null
        : new(record.Meters?.Count, record.Thumbprints, record.Secret is not null, record.Disabled, record.Note);
}
