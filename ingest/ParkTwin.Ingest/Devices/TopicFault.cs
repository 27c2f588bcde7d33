using System.Text;
using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Ingest.Meters;

namespace ParkTwin.Ingest.Devices;

/// <summary>Why a topic names no meter, in words.</summary>
internal static class TopicFault
{
    /// <summary>The reason and what to do about it.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="meters">The meters.</param>
    /// <param name="gateway">Who published; null for a device that may publish for any meter.</param>
    public static (QuarantineReason Reason, string Detail) Describe(ReadOnlySpan<byte> topic, MeterDirectory meters, Gateway? gateway)
    {
        var text = Encoding.UTF8.GetString(topic);
        var parts = text.Split('/');
        if (parts.Length != 5 || parts[0] != "parktwin" || parts[1] != "v1" || parts[4] != "reading"
            || !ParkId.TryParse(parts[2], out _) || !MeterId.TryParse(parts[3], out _))
        {
            return (QuarantineReason.BadTopic, $"The topic '{text}' is not parktwin/v1/{{park}}/{{meter}}/reading. Publish there.");
        }

        if (gateway is not null && meters.TryFind(Encoding.UTF8.GetBytes($"{parts[2]}/{parts[3]}"), out _))
        {
            return (QuarantineReason.NotAllowed, $"Gateway '{gateway.UserName}' is not tied to meter '{parts[3]}' of park '{parts[2]}'. "
                + "Correct the device; or tie the gateway to the meter, and replay.");
        }

        return meters.HasPark(parts[2])
            ? (QuarantineReason.UnknownMeter, $"Park '{parts[2]}' has no meter '{parts[3]}'. Add it to the registry and replay.")
            : (QuarantineReason.UnknownPark, $"The registry has no park '{parts[2]}'. Add it to the registry and replay.");
    }
}
