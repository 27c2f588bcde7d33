using System.Reflection;

namespace ParkTwin.Web.Api;

/// <summary>How old this process is, and which version it runs.</summary>
internal sealed class ProcessAge(TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();

    /// <summary>Version of ParkTwin, for example 0.1.0.</summary>
    public static string Version { get; } =
        typeof(ProcessAge).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";

    /// <summary>Whole seconds since the start.</summary>
    public long Seconds => (long)time.GetElapsedTime(_start).TotalSeconds;
}
