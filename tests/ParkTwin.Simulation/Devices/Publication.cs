using System.Text;

namespace ParkTwin.Simulation.Devices;

/// <summary>One message of a device.</summary>
internal sealed class Publication
{
    /// <summary>A message of these elements; <paramref name="isArray"/> holds one in brackets.</summary>
    public Publication(string topic, IReadOnlyList<Element> elements, bool isArray, int qos)
    {
        (Topic, Elements, Qos) = (topic, elements, qos);
        var text = string.Join(',', elements.Select(element => element.Text));
        Payload = Encoding.UTF8.GetBytes(isArray || elements.Count > 1 ? $"[{text}]" : text);
    }

    public string Topic { get; }

    public IReadOnlyList<Element> Elements { get; }

    public int Qos { get; }

    public byte[] Payload { get; }

    /// <summary>Not before this instant, in ticks of the clock.</summary>
    public long NotBefore { get; set; }

    /// <summary>Whether it was acknowledged at least once.</summary>
    public bool IsAcknowledged { get; private set; }

    public void Acknowledge()
    {
        IsAcknowledged = true;
        foreach (var element in Elements)
        {
            element.Acknowledged++;
        }
    }

    public void Left()
    {
        foreach (var element in Elements)
        {
            element.Sent++;
        }
    }
}
