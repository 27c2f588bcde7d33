namespace ParkTwin.Grains;

/// <summary>Names of grain storage providers, bound by the hosts.</summary>
public static class GrainStorageNames
{
    /// <summary>The durable one: files on one machine, PostgreSQL in a cluster.</summary>
    public const string Files = "files";
}
