namespace ParkTwin.Domain.WhatIf;

/// <summary>What is changed at an enterprise; empty changes nothing.</summary>
public sealed record Trial
{
    /// <summary>More PV; null for none.</summary>
    public PvAdded? Pv { get; init; }

    /// <summary>Load that is moved, in order; before PV takes effect.</summary>
    public IReadOnlyList<LoadShift> Shifts { get; init; } = [];

    /// <summary>True where nothing is changed in the load.</summary>
    public bool IsEmpty => Pv is null && Shifts.Count == 0;
}
