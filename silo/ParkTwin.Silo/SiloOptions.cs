namespace ParkTwin.Silo;

/// <summary>Settings of the silo.</summary>
public sealed class SiloOptions
{
    /// <summary>The data directory: grain states, the reading archive and the ledger blocks are kept in it. Required.</summary>
    public string DataDirectory { get; set; } = string.Empty;

    /// <summary>
    /// Where the reference documents lie that came with the program; those in <c>reference/</c> of the data directory stand in for them.
    /// Default: <c>Reference</c> beside the program.
    /// </summary>
    public string ReferenceDirectory { get; set; } = Path.Combine(AppContext.BaseDirectory, Storage.Reference.ReferenceFiles.ProgramDirectory);

    /// <summary>Idle time after which a grain is deactivated; its ledger rests in files. Default 2 h, at least 1 min.</summary>
    public TimeSpan IdleDeactivation { get; set; } = TimeSpan.FromHours(2);

    /// <summary>Port between silos; only with Microsoft Orleans. Default 11111.</summary>
    public int SiloPort { get; set; } = 11_111;

    /// <summary>Port for clients of the cluster; only with Microsoft Orleans. Default 30000.</summary>
    public int GatewayPort { get; set; } = 30_000;
}
