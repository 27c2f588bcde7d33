namespace ParkTwin.Faults.Runs;

/// <summary>All faults, in the order of the table.</summary>
internal static class AllFaults
{
    public static IReadOnlyList<IFault> List { get; } =
    [
        new KillRun(),
        new TermRun(),
        new DiskFullRun(byLimit: false),
        new DiskFullRun(byLimit: true),
        new FlushErrorRun(),
        new PowerCutRun(),
        new QuarantineRun(),
        new ClockRun(),
        new OverloadRun(),
        new SoakRun(),
    ];
}
