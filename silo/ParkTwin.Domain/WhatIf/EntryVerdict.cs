namespace ParkTwin.Domain.WhatIf;

/// <summary>What one check says of an enterprise that wants to come.</summary>
public enum EntryVerdict : byte
{
    /// <summary>It cannot be judged; the reason says what is missing.</summary>
    Unknown = 0,

    /// <summary>Below the threshold.</summary>
    Pass = 1,

    /// <summary>To be looked at by a person.</summary>
    Warn = 2,

    /// <summary>Beyond the threshold.</summary>
    Fail = 3,
}
