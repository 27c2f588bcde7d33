namespace ParkTwin.Domain.Ledger;

/// <summary>What the step between two points of a register is.</summary>
internal enum Link
{
    /// <summary>Neither: the level falls, or rises faster than the meter can.</summary>
    None,

    /// <summary>Forward.</summary>
    Forward,

    /// <summary>Over the top of the register's range.</summary>
    Wrap,
}
