using System.Text;
using ParkTwin.Ingest.Meters;

namespace ParkTwin.Ingest.Devices;

/// <summary>What one connection of a gateway may do.</summary>
internal sealed class GatewayAccess(Gateway gateway, GatewayTrack track)
{
    private const string Prefix = "parktwin/v1/";

    /// <summary>The gateway.</summary>
    public Gateway Gateway => gateway;

    /// <summary>What is counted of it.</summary>
    public GatewayTrack Track => track;

    /// <summary>The meters it may publish for.</summary>
    public MeterSet MetersIn(MeterDirectory directory) => gateway.MetersIn(directory);

    /// <summary>
    /// Whether it may subscribe to a filter, or leave a Will for a topic: <c>parktwin/v1/{its park}/{one of its meters, or itself}/…</c>;
    /// <c>+</c> for the meter where all of the park are its own.
    /// </summary>
    /// <param name="topic">The topic, or the filter.</param>
    /// <param name="suffixes">What may stand behind the meter.</param>
    /// <param name="directory">The meters.</param>
    public bool MayUse(string topic, ReadOnlySpan<string> suffixes, MeterDirectory directory)
    {
        var parts = topic.Split('/');
        if (parts.Length != 5 || !topic.StartsWith(Prefix, StringComparison.Ordinal) || parts[2] != gateway.Park || !suffixes.Contains(parts[4]))
        {
            return false;
        }

        var name = parts[3];
        if (name == "+")
        {
            return gateway.Record.Meters is null;
        }

        return directory.TryFind(Encoding.UTF8.GetBytes($"{gateway.Park}/{name}"), out var entry)
            ? gateway.MetersIn(directory).Contains(entry.Number)
            : name == gateway.Record.Gateway;
    }
}
