namespace ParkTwin.Domain.Ledger;

/// <summary>A point of a register's course: a reading, or a level that an event states.</summary>
internal struct RegisterPoint
{
    /// <summary>When, Unix milliseconds.</summary>
    public long At;

    /// <summary>The register, meter unit before ratio.</summary>
    public decimal Value;

    /// <summary>Cumulative millionths under <see cref="Scale"/>.</summary>
    public long Millionths;

    /// <summary>Index of the scale it was read under.</summary>
    public int Scale;

    /// <summary>What it is.</summary>
    public PointMarks Marks;

    /// <summary>True for a level that an event states; it has no verdict.</summary>
    public readonly bool IsStated => (Marks & PointMarks.Stated) != 0;

    /// <summary>True where the register rolled over between the point before and this one.</summary>
    public readonly bool IsWrapped => (Marks & PointMarks.Wrapped) != 0;

    /// <summary>The verdict of a point that counts.</summary>
    public readonly Verdict CountedVerdict => IsWrapped ? Verdict.RollOver
        : (Marks & PointMarks.NewLevel) != 0 ? Verdict.DetectedReset
        : Verdict.Accepted;
}
