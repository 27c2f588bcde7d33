using Orleans;

namespace ParkTwin.Grains;

/// <summary>What the register of green certificates keeps.</summary>
[GenerateSerializer, Alias("ParkTwin.CertificateState")]
public sealed class CertificateState
{
    /// <summary>Holder (<c>park/enterprise/period</c>) by certificate number in its plain form.</summary>
    [Id(0)]
    public Dictionary<string, string> Holders { get; set; } = [];
}
