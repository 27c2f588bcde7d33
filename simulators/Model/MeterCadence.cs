using ParkTwin.Domain;

namespace ParkTwin.Simulators.Model;

/// <summary>How often a live meter is read.</summary>
/// <param name="Overall">Seconds for every meter; null takes 10 s at gateways and generators, and 60 s elsewhere.</param>
/// <param name="RollOverAtMs">When registers with limited digits are to roll over first; null leaves it to chance.</param>
internal sealed record MeterCadence(int? Overall = null, long? RollOverAtMs = null)
{
    private const int GatewaySeconds = 10;
    private const int OtherSeconds = 60;

    /// <summary>Milliseconds between two live readings of a meter.</summary>
    public long StepMs(MeterDefinition meter)
    {
        var gateway = meter.Role is MeterRole.GridImport or MeterRole.GridExport or MeterRole.Generation
            || (meter.Enterprise is null && meter.Carrier == Carrier.Electricity);
        return (Overall ?? (gateway ? GatewaySeconds : OtherSeconds)) * 1000L;
    }
}
