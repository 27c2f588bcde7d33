namespace ParkTwin.Domain.Accounting;

/// <summary>How much of the time the meters of energy below an account's figures cover.</summary>
internal sealed class MeterCoverage
{
    public long CoveredMs { get; private set; }

    public long ExpectedMs { get; private set; }

    public long NotBegunMs { get; private set; }

    /// <summary>Adds a meter's sum where its flow is energy that is used.</summary>
    public void Add(Flow flow, in MeterSum sum)
    {
        if (flow.Kind is FlowKind.Water or FlowKind.EnergyMedium or FlowKind.Reactive or FlowKind.StorageCharge or FlowKind.StorageDischarge
            or FlowKind.ProcessEmissions)
        {
            return;
        }

        CoveredMs += sum.CoveredMs;
        ExpectedMs += sum.ExpectedMs;
        NotBegunMs += sum.NotBegunMs;
    }

    /// <summary>Adds what another one holds.</summary>
    public void Add(MeterCoverage other)
    {
        CoveredMs += other.CoveredMs;
        ExpectedMs += other.ExpectedMs;
        NotBegunMs += other.NotBegunMs;
    }
}
